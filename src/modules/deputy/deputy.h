// SPDX-License-Identifier: MulanPSL-2.0
/** Deputies of a congress: who they are, delegation, constituency, in office from–to. */
#ifndef DEPUTY_H
#define DEPUTY_H
#include "platform/ctx.h"

struct deputy {
    int64_t id, delegation_id, account_id, key_id;
    struct str name, delegation_name, group_name, constituency, occupation;
    struct str sex, ethnic, party, education; /* sex: "male", "female" or "" */
    int64_t class_id;                         /* of occupation, 0: none said */
    struct str class_name;                    /* 农民 */
    struct str wage;            /* "fixed", "none" (无固定工资收入), "" not known */
    struct str left_reason;     /* word, "" while in office; see deputy_leave() */
    struct date from_on, to_on; /* to_on: none while in office */
    bool in_office;             /* today */
    int64_t version;
};

/** What is stored encrypted; "" and no date where nothing is known or the key was destroyed. */
struct deputy_secret {
    struct str phone, id_number;
    struct date born_on;
};

struct deputy_new {
    struct str name, delegation, group_name, constituency, occupation, sex, ethnic, party,
        education;
    struct str class_name, wage; /* as in struct deputy; a class by its name, "" none */
    struct str phone, id_number; /* stored encrypted only */
    struct date born_on;         /* stored encrypted only */
    struct date from_on;
};

/** New deputy of the current congress (delegation is found by name or made). Emits "deputy.added".
 */
MUST_CHECK enum status deputy_add(struct ctx *ctx, const struct deputy_new *in, int64_t *out_id);
MUST_CHECK enum status deputy_get(struct ctx *ctx, int64_t id, struct deputy *out);
/** The encrypted values of a deputy. Whoever shows them has checked who asks. */
MUST_CHECK enum status deputy_secret(struct ctx *ctx, int64_t id, struct deputy_secret *out);

struct deputy_change {
    int64_t id, version;
    struct deputy_new now; /* every value as it shall be */
    bool keep_secrets;     /* phone, id_number and born_on of `now` are not looked at */
};
/** New values for a deputy. Emits "deputy.changed". ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status deputy_change(struct ctx *ctx, const struct deputy_change *in);
/** The deputy leaves office on a day (inclusive): "term" (of the congress), "moved", "resigned",
 *  "absent" (twice, without leave), "recalled", "lost_nationality", "lost_rights", "incapable" or
 *  "died". Emits "deputy.left". ST_RULE: has left already; "resigned" is never said here, it comes
 *  from deputy_resignation_decide().
 *  @law  Deputies Law (2025-03-11) art. 62 */
MUST_CHECK enum status deputy_leave(struct ctx *ctx, int64_t id, int64_t version, struct date on,
                                    struct str reason);

/** Duties suspended (暂时停止执行代表职务). He keeps the seat and, unless the place has it
 * otherwise (suspended_leave_whole, docs/adr/0005), counts among all deputies; he attends, votes,
 * signs and nominates nothing meanwhile. */
struct deputy_suspension {
    int64_t id, version, deputy_id;
    struct str ground;          /* "detained" (art. 61(1)1) or "serving" (art. 61(1)2) */
    struct str decided_by;      /* the organ whose decision or report it rests on */
    struct str document;        /* number of its paper, may be "" */
    struct date reported_on;    /* the credentials committee told the standing committee */
    struct date from_on, to_on; /* both inclusive; to_on none: lasts */
};
/** Entered by the office. Emits "deputy.suspended" about the deputy. ST_INVALID with fields;
 * ST_RULE: suspended already on one of the days, not in office on the first.
 *  @law Deputies Law (2025-03-11) art. 61(1) */
MUST_CHECK enum status deputy_suspend(struct ctx *ctx, const struct deputy_suspension *in,
                                      int64_t *out_id);
/** `last` is its last day. Emits "deputy.resumed". ST_RULE: has ended.
 *  @law Deputies Law (2025-03-11) art. 61(2) */
MUST_CHECK enum status deputy_resume(struct ctx *ctx, int64_t suspension_id, int64_t version,
                                     struct date last);
/** All of a deputy, oldest first. */
MUST_CHECK enum status deputy_suspensions(struct ctx *ctx, int64_t deputy_id,
                                          struct deputy_suspension **out, size_t *out_count);
/** Ids of the deputies suspended on a day. */
MUST_CHECK enum status deputy_suspended_on(struct ctx *ctx, struct date on, int64_t **out,
                                           size_t *out_count);
/** Is he among them? No deputy (0) never is. */
bool deputy_among(const int64_t *ids, size_t count, int64_t deputy_id);
/** May the deputy act on that day? ST_RULE "deputy.is_suspended" with the article. 0: ST_OK.
 *  @law Deputies Law (2025-03-11) art. 61(1) */
MUST_CHECK enum status deputy_check_acting(struct ctx *ctx, int64_t deputy_id, struct date on);

/** What a deputy needs to perform his duties when he is disabled or moves with difficulty, or as a
 *  deputy of a minority: language, customs. Stored sealed under his key as one value, so that not
 *  even the kinds can be read without it; gone with the key. */
#define DEPUTY_HELPS "wheelchair walking sign print company language customs"
enum { DEPUTY_HELP_CHARS = 300 };
struct deputy_help {
    int64_t deputy_id, version; /* version 0: nothing was ever noted */
    struct str kinds;           /* of DEPUTY_HELPS, in that order, blank separated */
    struct str words;           /* his own */
};
/** For the deputy himself and who has deputy.help (the office that prepares): others get ST_DENIED.
 *  Nothing noted, or the key destroyed: kinds and words are "".
 *  @law Deputies Law (2025-03-11) art. 53, 54 */
MUST_CHECK enum status deputy_help_get(struct ctx *ctx, int64_t deputy_id, struct deputy_help *out);
/** Noted by one of those; kinds and words "" take it back. `version` as it was read. Emits
 *  "deputy.help_noted", which says nothing of what. ST_DENIED as above; ST_INVALID: a kind that is
 *  none, too many words; ST_RULE: he has left office (and it is not taken back); ST_CONFLICT:
 * changed meanwhile.
 *  @law Deputies Law (2025-03-11) art. 53, 54 */
MUST_CHECK enum status deputy_help_set(struct ctx *ctx, const struct deputy_help *in);
/** May the actor read what this deputy needs? */
bool deputy_help_seen(const struct ctx *ctx, int64_t deputy_id);
/** Ids of the deputies in office of whom something is noted; opens nothing. At most 10,000. */
MUST_CHECK enum status deputy_help_noted(struct ctx *ctx, int64_t **out, size_t *out_count);
/** Said why the actor reads what each of these deputies needs: a look (look.h) of the kind "deputy"
 *  for each, the note sealed with his key, all or none of them. ST_DENIED: one whose help he does
 * not read; ST_INVALID as look_say(). */
MUST_CHECK enum status deputy_help_look(struct ctx *ctx, const int64_t *ids, size_t count,
                                        struct str why, struct str note);
/** "轮椅席位、大字材料：要有人扶着上楼", "" for nothing. */
struct str deputy_help_text(struct arena *a, const struct deputy_help *h);

/** The deputy of the current congress whose account this is; ST_NOT_FOUND if none. */
MUST_CHECK enum status deputy_by_account(struct ctx *ctx, int64_t account_id, struct deputy *out);
/** By exact name; several may bear it: all are returned. */
MUST_CHECK enum status deputy_by_name(struct ctx *ctx, struct str name, struct deputy **out,
                                      size_t *out_count);
/** Deputies in office whose name holds q ("" all), by name, at most limit. */
MUST_CHECK enum status deputy_find(struct ctx *ctx, struct str q, unsigned limit,
                                   struct deputy **out, size_t *out_count);
/** Deputies in office on a day (its first and last days included), by id; of one delegation, 0:
 * all. With `account_id` only the one who has that account. */
MUST_CHECK enum status deputy_in_office(struct ctx *ctx, struct date on, int64_t delegation_id,
                                        int64_t account_id, struct deputy **out, size_t *out_count);
/** How many. */
MUST_CHECK enum status deputy_count_on(struct ctx *ctx, struct date on, int64_t delegation_id,
                                       int64_t *out);
/** Deputies in office on a day of whom the register says that they belong to this group of deputies
 *  (代表小组; today, whatever the day), by id. */
MUST_CHECK enum status deputy_in_group(struct ctx *ctx, struct date on, struct str group,
                                       struct deputy **out, size_t *out_count);
/** The groups that the register names of those in office today, each once, by name. */
MUST_CHECK enum status deputy_group_words(struct ctx *ctx, struct str **out, size_t *out_count);
/** He belongs to this group, "" to none. Emits "deputy.changed", unless it is so already. For the
 *  module body, which knows what groups there are. */
MUST_CHECK enum status deputy_set_group(struct ctx *ctx, int64_t id, struct str group);
/** The same of everybody who belongs to the group `from` and has not left office, those included
 *  who take office later: the group is called `to` now. */
MUST_CHECK enum status deputy_rename_group(struct ctx *ctx, struct str from, struct str to);
/** Do the data of "deputy.changed" say that the register named this group until then, and names
 *  another or none since? */
bool deputy_group_was(struct arena *a, struct str data, struct str group);
/** Deputies in office today. */
MUST_CHECK enum status deputy_count(struct ctx *ctx, int64_t *out);
/** Tie an account to the deputy (account module calls it when it makes one). */
MUST_CHECK enum status deputy_set_account(struct ctx *ctx, int64_t id, int64_t account_id);

/** Names of the constituencies whose written area holds the place (石盘村); none where no areas are
 *  written down. */
MUST_CHECK enum status deputy_constituencies_of(struct ctx *ctx, struct str place, struct str **out,
                                                size_t *out_count);

/** Are deputies of that level (a word of congress.h) elected by this congress? It then recalls them
 * and lets them go. */
MUST_CHECK enum status deputy_elected_here(struct ctx *ctx, struct str level, bool *out);
/** Is the constituency of that name a garrison's (驻军选区)? One that is not written down is not.
 */
MUST_CHECK enum status deputy_constituency_garrison(struct ctx *ctx, struct str name, bool *out);

/** The deputy whose phone number this is, in office; ST_NOT_FOUND if none. */
MUST_CHECK enum status deputy_by_phone(struct ctx *ctx, struct str phone, struct deputy *out);

/* ---------------------------------------------------------------- five levels in one register */

/** A class of occupation, which the office may change: 工人, 农民, 专业技术人员 … */
struct deputy_class {
    int64_t id, version, place;
    struct str name;
    bool grassroots; /* 一线工人、农民、专业技术人员: what is counted as 基层代表 */
    bool active;
};
MUST_CHECK enum status deputy_classes(struct ctx *ctx, struct deputy_class **out,
                                      size_t *out_count);

/** One mandate: of this congress (a deputy), or of another level, of somebody who lives or works
 *  here (驻县代表). Ids of both never meet. */
struct deputy_mandate {
    int64_t id;
    bool own;                  /* of this congress: a deputy */
    struct str level;          /* word of congress.h */
    struct str congress, name; /* 运城市人民代表大会 */
    struct str sex, ethnic, party, education, occupation, class_name, constituency, place;
    struct date from_on, to_on;
    bool in_office; /* today */
};
MUST_CHECK enum status deputy_mandate_get(struct ctx *ctx, int64_t id, struct deputy_mandate *out);
/** The mandate ends on a day (inclusive), since he was recalled: of this congress as
 *  deputy_leave() has it, of another level as the register of five levels has it
 *  ("deputy.outside_ended"). ST_RULE: has ended already.
 *  @law  Election Law (2020-10-17) art. 53 */
MUST_CHECK enum status deputy_mandate_recalled(struct ctx *ctx, int64_t id, struct date on);
/** That the mandate of a deputy of this congress has ended was announced: entered with it, unless
 * an announcement stands there. Emits "deputy.ending_announced" then.
 *  @law  Election Law (2020-10-17) art. 54
 *  @law  Deputies Law (2025-03-11) art. 63 */
MUST_CHECK enum status deputy_mandate_announced(struct ctx *ctx, int64_t id, struct date on,
                                                struct str by, struct str document);
/** In office today, of one level ("" all) whose name holds q ("" all), by pinyin, at most limit. */
MUST_CHECK enum status deputy_mandates(struct ctx *ctx, struct str level, struct str q,
                                       unsigned limit, struct deputy_mandate **out,
                                       size_t *out_count);
/** The same page by page: *after "" for the first; made the place of the next, "" when there is
 *  none. */
MUST_CHECK enum status deputy_mandates_page(struct ctx *ctx, struct str level, struct str q,
                                            unsigned limit, struct str *after,
                                            struct deputy_mandate **out, size_t *out_count);
/** The other mandates of the same human being, as people have decided; none guessed. */
MUST_CHECK enum status deputy_also(struct ctx *ctx, int64_t id, struct deputy_mandate **out,
                                   size_t *out_count);

/* View for joins: deputy_v_outside (congress_id, id, level, congress_name, name, to_on).
 * View for joins: deputy_v_name (congress_id, id, name, delegation_id, delegation_name, group_name,
 * account_id, to_on). */
#endif
