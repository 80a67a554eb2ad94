// SPDX-License-Identifier: MulanPSL-2.0
/** Congresses, terms, sessions, organs, delegations, the working calendar, local numbers of law. */
#ifndef CONGRESS_H
#define CONGRESS_H
#include "law/calendar.h"
#include "law/law_params.h"
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
};

struct delegation {
    int64_t id;
    struct str name; /* 青石岭镇代表团 */
};

/** Words stored in tables, shown by text keys congress.level.<word>, congress.organ_kind.<word>. */
const char *congress_level_word(enum congress_level level);
const char *organ_kind_word(enum organ_kind kind);
bool organ_kind_parse(struct str word, enum organ_kind *out);

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
/** New organ; emits "congress.organ_added". */
MUST_CHECK enum status organ_add(struct ctx *ctx, const struct organ *in, int64_t *out_id);
MUST_CHECK enum status delegation_list(struct ctx *ctx, struct delegation **out, size_t *out_count);
MUST_CHECK enum status delegation_by_name(struct ctx *ctx, struct str name, int64_t *out_id);
MUST_CHECK enum status delegation_add(struct ctx *ctx, struct str name, int64_t *out_id);

/** The working calendar of the congress, loaded once per request. */
MUST_CHECK enum status congress_calendar(struct ctx *ctx, struct calendar *out);
/** The local numbers of law in force on `on` (built-in values where none is set). */
MUST_CHECK enum status congress_law_params(struct ctx *ctx, struct date on, struct law_params *out);

struct congress_new {
    int64_t parent_id;
    enum congress_level level;
    struct str name, short_name, code;
    int term_number;
    struct date term_from;
};
/** A new congress with its first term, its standing committee and chairmen's meeting as organs.
 *  Only as the system or a super administrator. Emits "congress.founded". */
MUST_CHECK enum status congress_found(struct ctx *ctx, const struct congress_new *in,
                                      int64_t *out_id);
#endif
