// SPDX-License-Identifier: MulanPSL-2.0
/** Bodies that meet and decide, and who sits in them from–to: the congress, its presidium and
 *  delegations, the standing committee, the chairmen's meeting, the party group, special
 *  committees, a township presidium, joint conferences. Every denominator reads them as of a day.
 */
#ifndef BODY_H
#define BODY_H
#include "platform/ctx.h"

enum body_kind {
    BODY_CONGRESS,   /* 人民代表大会: all deputies in office; members are not listed twice */
    BODY_DELEGATION, /* 代表团: its deputies in office */
    BODY_GROUP,      /* 代表小组, listed */
    BODY_PRESIDIUM,  /* 主席团 of one session */
    BODY_STANDING_COMMITTEE, /* 常委会 */
    BODY_CHAIRMEN_MEETING,   /* 主任会议 */
    BODY_PARTY_GROUP,        /* 党组 */
    BODY_SPECIAL_COMMITTEE,  /* 专门委员会 */
    BODY_TOWNSHIP_PRESIDIUM, /* 乡镇人大主席团 */
    BODY_CREDENTIALS,        /* 代表资格审查委员会 */
    BODY_OTHER               /* 联席会议, 工作委员会, 调查委员会 … */
};

struct body {
    int64_t id, version;
    enum body_kind kind;
    struct str name;            /* 云溪县第十八届人民代表大会常务委员会 */
    struct str short_name;      /* 县人大常委会 */
    int64_t organ_id;           /* of congress_organ, 0 none */
    int64_t delegation_id;      /* BODY_DELEGATION */
    int64_t session_id;         /* BODY_PRESIDIUM */
    uint32_t fixed_seats;       /* number fixed for the term (核定名额), 0: none fixed */
    struct date from_on, to_on; /* to_on: none while it exists */
};

/** Posts, in the order in which a roll is read. Text keys body.post.<word>. */
enum body_post {
    BODY_CHAIR,           /* 主任、主席、书记、团长、召集人 */
    BODY_EXECUTIVE_CHAIR, /* 常务主席 */
    BODY_VICE_CHAIR,
    BODY_SECRETARY_GENERAL,
    BODY_MEMBER
};

struct body_member {
    int64_t id;      /* of the membership; of BODY_CONGRESS and BODY_DELEGATION: of the deputy */
    int64_t version; /* 0 of a deputy */
    int64_t body_id, account_id, deputy_id; /* account and deputy: 0 when the person has none */
    struct str name;
    struct str title; /* as it is printed: 副主任; to body_seat() "": the usual one of the post */
    enum body_post post;
    uint32_t place; /* order within the post; 0 last */
    struct date from_on, to_on;
    struct str left_reason; /* word, "" while seated; see body_leave() */
    bool suspended;         /* body_members_at(): a deputy whose duties are suspended on the day */
};

const char *body_kind_word(enum body_kind kind);
bool body_kind_parse(struct str word, enum body_kind *out);
const char *body_post_word(enum body_post post);
bool body_post_parse(struct str word, enum body_post *out);

MUST_CHECK enum status body_get(struct ctx *ctx, int64_t id, struct body *out);
/** Bodies that exist on `on` (no date: all), by kind and name. */
MUST_CHECK enum status body_list(struct ctx *ctx, struct date on, struct body **out,
                                 size_t *out_count);
/** The one of that kind that exists on `on`; ST_NOT_FOUND if none. The latest, of several. */
MUST_CHECK enum status body_of_kind(struct ctx *ctx, enum body_kind kind, struct date on,
                                    struct body *out);
/** By its name or its short name, existing today before others; ST_NOT_FOUND if none. */
MUST_CHECK enum status body_by_name(struct ctx *ctx, struct str name, struct body *out);
/** New body; emits "body.added". ST_INVALID: no name, or a name that is taken. ST_RULE: a kind that
 *  this level of congress does not have.
 *  @law  Organic Law (2022-03-11) art. 46(1) */
MUST_CHECK enum status body_add(struct ctx *ctx, const struct body *in, int64_t *out_id);

/** New values (id and version say which); kind stays. Emits "body.changed". ST_RULE: another number
 * of seats of a standing committee, which stays for the term, unless `correct` (a slip of the pen);
 *  fewer seats than people on them.
 *  @law  Organic Law (2022-03-11) art. 47(5) */
MUST_CHECK enum status body_change(struct ctx *ctx, const struct body *in, bool correct);
/** It ends on a day (inclusive), and with it every seat in it. Emits "body.closed". */
MUST_CHECK enum status body_close(struct ctx *ctx, int64_t id, int64_t version, struct date on);

/** Who sits in it on `on`, in the order of the roll (post, place, stroke order of names). */
MUST_CHECK enum status body_members_at(struct ctx *ctx, int64_t body_id, struct date on,
                                       struct body_member **out, size_t *out_count);
/** All members (全体组成人员、全体代表) on that day, the denominator of quorum and majority: those
 * in office, or the number fixed for the term where the congress has set the number of law
 * "whole_by_fixed_seats" (docs/adr/0005) and there is one. Who is suspended counts, unless the
 * place has it otherwise ("suspended_leave_whole").
 *  @law  Organic Law (2022-03-11) art. 14, 25, 51 */
MUST_CHECK enum status body_whole_at(struct ctx *ctx, int64_t body_id, struct date on,
                                     uint32_t *out);
/** The membership of an account in a body on a day; ST_NOT_FOUND if it has none. */
MUST_CHECK enum status body_member_of_account(struct ctx *ctx, int64_t body_id, int64_t account_id,
                                              struct date on, struct body_member *out);
/** A person takes a seat; emits "body.seated". ST_RULE: sits there already, or a post that excludes
 *  it (Organic Law art. 47: no executive, supervisory, judicial, procuratorial office);
 *  ST_INVALID: neither deputy nor account nor name, or not a deputy where the body wants one;
 * ST_RULE: chair of a special committee after the last session has closed (art. 34). */
MUST_CHECK enum status body_seat(struct ctx *ctx, const struct body_member *in, int64_t *out_id);
/** Put right what is wrong about a seat: title, post, place, days. Emits "body.seat_changed". */
MUST_CHECK enum status body_change_seat(struct ctx *ctx, const struct body_member *in);
/** The seat ends on a day (inclusive), with the reason: "term", "resigned", "removed", "recalled",
 *  "mandate" (no deputy any more), "moved", "died" or "other". A seat in the standing committee
 * takes those that rest on it with it (chairmen's meeting, credentials committee). Emits
 * "body.left". */
MUST_CHECK enum status body_leave(struct ctx *ctx, int64_t member_id, int64_t version,
                                  struct date on, struct str reason);

/** The decision by which the seat ended on that day, for that reason, has come to nothing: it goes
 * on, and what rested on it, where nobody else has it now. Emits "body.seat_restored". ST_RULE: it
 * did not end so; what body_seat() refuses, for instance since somebody else has the post. */
MUST_CHECK enum status body_restore(struct ctx *ctx, int64_t member_id, struct date on,
                                    struct str reason);

/** Seats of a person, past ones too, newest first: of a deputy, or of an account. */
MUST_CHECK enum status body_seats_of(struct ctx *ctx, int64_t deputy_id, int64_t account_id,
                                     struct body_member **out, size_t *out_count);

/* A deputy who leaves office leaves every body that only deputies sit in, on the same day. New
 * congresses and delegations get their bodies by themselves.
 * Views for joins: body_v_name (congress_id, id, kind, name, short_name);
 * body_v_member (congress_id, id, body_id, account_id, deputy_id, name, post, place, from_on,
 * to_on), without BODY_CONGRESS and BODY_DELEGATION. */
#endif
