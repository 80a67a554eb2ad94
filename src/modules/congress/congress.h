// SPDX-License-Identifier: MulanPSL-2.0
/** Congresses, terms, sessions, organs, delegations, the working calendar, local numbers of law. */
#ifndef CONGRESS_H
#define CONGRESS_H
#include "law/calendar.h"
#include "law/law_params.h"
#include "law/level.h"
#include "platform/ctx.h"

enum congress_level {
    CONGRESS_TOWNSHIP, /* 乡镇 */
    CONGRESS_COUNTY,   /* 县 */
    CONGRESS_CITY,     /* 设区的市 */
    CONGRESS_PROVINCE, /* 省 */
    CONGRESS_NATION    /* 全国 */
};

struct congress {
    int64_t id, parent_id;
    enum congress_level level;
    struct str name;       /* 云溪县人民代表大会 */
    struct str short_name; /* 云溪县 */
    struct str code;       /* 6, 9 or 12 digits of the administrative division */
};

/** A meeting of the congress: 十八届人大五次会议. */
struct congress_session {
    int64_t id, term_id;
    int term_number, number;
    struct str name; /* 第十八届人民代表大会第五次会议 */
    struct date opens_on, closes_on;
    int64_t bills_until;    /* last second for deputies' bills, set by the presidium; 0: none */
    struct str bills_basis; /* 主席团第一次会议; may be empty */
    int64_t version;
};

/** 届: five years, from its first session to the first session of the next. */
struct congress_term {
    int64_t id, version;
    int number;
    struct date from_on, to_on; /* to_on: none for the present one */
};

enum organ_kind {
    ORGAN_STANDING_COMMITTEE,
    ORGAN_CHAIRMEN_MEETING,  /* 主任会议 */
    ORGAN_WORK_OFFICE,       /* 常委会办事机构、工作机构 */
    ORGAN_SPECIAL_COMMITTEE, /* 专门委员会 */
    ORGAN_GOVERNMENT,        /* 人民政府 (its office hands on) */
    ORGAN_DEPARTMENT,        /* 政府部门 */
    ORGAN_TOWNSHIP,          /* 乡镇、街道 */
    ORGAN_SUPERVISION,       /* 监察委员会 */
    ORGAN_COURT,
    ORGAN_PROCURATORATE,
    ORGAN_OTHER
};

struct organ {
    int64_t id, parent_id;
    enum organ_kind kind;
    struct str name, short_name;
    bool handles; /* may be given suggestions to handle */
    bool active;
    struct date closed_on; /* none while active */
    int64_t version;
};

struct delegation {
    int64_t id;
    struct str name; /* 青石岭镇代表团 */
    bool active;
    int64_t version;
};

/** Words stored in tables, shown by text keys congress.level.<word>, congress.organ_kind.<word>. */
const char *congress_level_word(enum congress_level level);
const char *organ_kind_word(enum organ_kind kind);
bool organ_kind_parse(struct str word, enum organ_kind *out);
bool congress_level_parse(struct str word, enum congress_level *out);
/** The level as the statutes tell them apart; the nation counts as a province. */
enum level congress_law_level(enum congress_level level);

MUST_CHECK enum status congress_get(struct ctx *ctx, int64_t congress_id, struct congress *out);
/** The session that is open on `on`; else the last one opened before it. ST_NOT_FOUND if none.
 *  *out_open tells which of the two. */
MUST_CHECK enum status congress_session_at(struct ctx *ctx, struct date on,
                                           struct congress_session *out, bool *out_open);
MUST_CHECK enum status congress_session_get(struct ctx *ctx, int64_t id,
                                            struct congress_session *out);
/** All sessions, newest first. */
MUST_CHECK enum status congress_sessions(struct ctx *ctx, struct congress_session **out,
                                         size_t *out_count);

MUST_CHECK enum status organ_get(struct ctx *ctx, int64_t id, struct organ *out);
/** Active organs, by kind and name; handlers only if asked. */
MUST_CHECK enum status organ_list(struct ctx *ctx, bool handlers_only, struct organ **out,
                                  size_t *out_count);
MUST_CHECK enum status organ_by_name(struct ctx *ctx, struct str name, struct organ *out);
/** Those of one kind, active only. */
MUST_CHECK enum status organ_list_of(struct ctx *ctx, enum organ_kind kind, struct organ **out,
                                     size_t *out_count);
/** New organ; emits "congress.organ_added". */
MUST_CHECK enum status organ_add(struct ctx *ctx, const struct organ *in, int64_t *out_id);
/** New name, kind, parent … of an organ; id and version of `in` say which. Emits
 *  "congress.organ_changed". ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status organ_change(struct ctx *ctx, const struct organ *in);
/** Close an organ, or open it again: closed ones stay in old records and can be given nothing new.
 *  ST_RULE: it still has organs below it. Emits "congress.organ_closed" or "…organ_opened". */
MUST_CHECK enum status organ_close(struct ctx *ctx, int64_t id, int64_t version, bool close);
MUST_CHECK enum status delegation_list(struct ctx *ctx, struct delegation **out, size_t *out_count);
MUST_CHECK enum status delegation_by_name(struct ctx *ctx, struct str name, int64_t *out_id);
/** New delegation; emits "congress.delegation_added". ST_INVALID: name missing or taken. */
MUST_CHECK enum status delegation_add(struct ctx *ctx, struct str name, int64_t *out_id);
/** New name, or put out of use. Emits "congress.delegation_changed". */
MUST_CHECK enum status delegation_change(struct ctx *ctx, const struct delegation *in);

/** The working calendar of the congress, loaded once per request. */
MUST_CHECK enum status congress_calendar(struct ctx *ctx, struct calendar *out);
/** The local numbers of law in force on `on` (built-in values where none is set). */
MUST_CHECK enum status congress_law_params(struct ctx *ctx, struct date on, struct law_params *out);
/** What the number `key` of law_params.h rests on, on that day: the local rule named when it was
 *  set; where none is set the built-in source, for the periods of reply the statute of that day.
 *  @law  Deputies Law (2025-03-11) art. 51(2) */
MUST_CHECK enum status congress_law_basis(struct ctx *ctx, const char *key, struct date on,
                                          struct str *out);

/** A session of the congress (the number within the term is `number`); id and name of `in` may be
 *  empty: the name is then made from the numbers. Emits "congress.session_added". ST_INVALID: dates
 *  out of order, a number used twice, bills taken on a day outside the session. */
MUST_CHECK enum status congress_session_add(struct ctx *ctx, const struct congress_session *in,
                                            int64_t *out_id);
/** New dates, number or name of a session; id and version of `in` say which. Emits
 *  "congress.session_changed". ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status congress_session_change(struct ctx *ctx, const struct congress_session *in);
/** A new term from a day on; the one before it ends the day before. Emits "congress.term_begun". */
MUST_CHECK enum status congress_term_begin(struct ctx *ctx, int number, struct date from_on,
                                           int64_t *out_id);
/** The present term, that is the last one begun by today; ST_NOT_FOUND if none. */
MUST_CHECK enum status congress_term_now(struct ctx *ctx, struct congress_term *out);

enum { CONGRESS_HOLIDAY_NAME_CHARS = 30 };
/** One day that differs from the week, for this congress (system with congress 0: the nation).
 *  Replaces what was said of that day. Emits "congress.calendar_changed". */
MUST_CHECK enum status congress_calendar_set(struct ctx *ctx, struct date on,
                                             enum calendar_day_kind kind, struct str name);
/** Take a day of this congress out again. Emits "congress.calendar_changed". */
MUST_CHECK enum status congress_calendar_drop(struct ctx *ctx, int64_t id);
/** Load the State Council's arrangements this program knows (2025, 2026), for this congress.
 *  Emits "congress.calendar_loaded" unless all were there. *out_days: how many were new. */
MUST_CHECK enum status congress_calendar_load_known(struct ctx *ctx, size_t *out_days);

struct congress_param_set {
    struct str name, value; /* as law_params.h has them */
    struct date from_on;
    struct str basis; /* the local rule and its article, shown beside the number */
};
/** Set one local number of law from a day on. ST_RULE with article and bounds when a statute
 *  forbids it, on that day or any later one on which numbers change. Emits "congress.param_set". */
MUST_CHECK enum status congress_param_set(struct ctx *ctx, const struct congress_param_set *in);

/** Several at once, as a model of local rules offers them: all or none. ST_INVALID: none; else as
 *  congress_param_set(). Emits "congress.param_set" for
 *  each. */
MUST_CHECK enum status congress_params_set(struct ctx *ctx, const struct congress_param_set *in,
                                           size_t count);

/** Provinces and cities whose rules may be a start. Returns how many. */
struct congress_model {
    struct str word, label;
};
size_t congress_models(struct ctx *ctx, struct congress_model **out);
/** What one of them says of a congress of this level, beside what holds here today. ST_INVALID: no
 *  such model. They bind only where they were made. */
struct congress_model_setting {
    const struct law_params_field *field;
    unsigned now, says;
    const char *source; /* the rule and its article, constant text */
};
MUST_CHECK enum status congress_model_settings(struct ctx *ctx, struct str word,
                                               struct congress_model_setting **out,
                                               size_t *out_count);

/** Take back a number that is not yet in force. ST_RULE: it is. Emits "congress.param_dropped". */
MUST_CHECK enum status congress_param_drop(struct ctx *ctx, int64_t id);

/* Views for joins: congress_v_town (congress_id, delegation_id, name): 青石岭镇 of 青石岭镇代表团;
 * congress_v_division (congress_id 0, code, name, parent_code). */

struct division {
    struct str code, name, parent_code, level;
};
/** Divisions right below parent_code ("" : provinces), by code. Installation-wide. */
MUST_CHECK enum status congress_divisions(struct ctx *ctx, struct str parent_code,
                                          struct division **out, size_t *out_count);
MUST_CHECK enum status congress_division_get(struct ctx *ctx, struct str code,
                                             struct division *out);
/** Townships and streets below a division, each with its villages and communities behind it, by
 * code. None at all when they would be more than `most`. Read often: kept for all threads. */
MUST_CHECK enum status congress_places(struct ctx *ctx, struct str code, unsigned most,
                                       struct division **out, size_t *out_count);
/** What people call a village: 石盘村委会 is 石盘村. */
struct str congress_village_name(struct str name);
/** Make an organ (handling unit) and a delegation of each township and street below the congress's
 *  own division code, skipping those there are, and zones that the statistics list among them: they
 *  have neither a government nor deputies of their own. Emits "congress.townships_added". */
MUST_CHECK enum status congress_add_townships(struct ctx *ctx, size_t *out_added);

struct congress_new {
    int64_t parent_id;
    enum congress_level level;
    struct str name, short_name, code;
    int term_number;
    struct date term_from;
};
/** All congresses of the installation, by id. */
MUST_CHECK enum status congress_all(struct ctx *ctx, struct congress **out, size_t *out_count);
/** Whose public pages these are: the one of that code; without a code the caller's own, or the only
 *  one there is. ctx->congress_id becomes its id: read only what is published from then on.
 *  *out_found false: the visitor has to choose. ST_NOT_FOUND: no congress of that code. */
MUST_CHECK enum status congress_choose(struct ctx *ctx, struct str code, struct congress *out,
                                       bool *out_found);
/** Calls look(ctx, with) in the congress of ctx, if it has one, then in all others, until it is no
 *  more ST_NOT_FOUND: what a code leads to that says nothing of where it belongs. ctx->congress_id
 *  is that of the congress it was found in, else as before. */
MUST_CHECK enum status congress_find_anywhere(struct ctx *ctx,
                                              enum status (*look)(struct ctx *ctx, void *with),
                                              void *with);
/** A new congress with its first term, its standing committee and chairmen's meeting as organs.
 *  Only as the system. ST_INVALID: a name, code or term that
 *  cannot be, or a name that is taken. Emits "congress.founded" in the new congress. */
MUST_CHECK enum status congress_found(struct ctx *ctx, const struct congress_new *in,
                                      int64_t *out_id);

/* Views for joins: congress_v_name (congress_id, id, name, short_name, level),
 * congress_v_organ (congress_id, id, parent_id, kind, name, short_name, handles, active),
 * congress_v_delegation (congress_id, id, name),
 * congress_v_session (congress_id, id, term_id, number, name, opens_on, closes_on). */
#endif
