// SPDX-License-Identifier: MulanPSL-2.0
/** Votes: opened, cast, closed, counted and judged by the statute, for whoever needs one (meetings,
 *  appointments, projects …). The caller says what is decided, by whom and by which rule; this
 *  module keeps the ballots, loses none, and tells nobody what a person chose in a secret one.
 *
 *  Life: prepared → open → closed (secret, by device: until both scrutineers have turned their
 * keys) → counted → announced; or invalid (void, by the chair, with a reason). Nothing about a vote
 * can be changed from the moment it opens but the way of voting (device → hands or paper). */
#ifndef VOTE_H
#define VOTE_H
#include "law/vote_law.h"
#include "platform/ctx.h"

/** On one ballot at most; a day is the longest time to vote. */
enum { VOTE_OPTIONS_MAX = 200, VOTE_SECONDS_MAX = 86400 };

enum vote_kind {
    VOTE_MOTION,   /* 表决: for, against, abstain; one object, or several en bloc */
    VOTE_ELECTION, /* 选举: candidates, seats, write-ins */
    VOTE_RATING    /* 测评: each object on a scale (满意/基本满意/不满意) */
};
enum vote_method { VOTE_DEVICE, VOTE_HANDS, VOTE_PAPER };
enum vote_state {
    VOTE_PREPARED,
    VOTE_OPEN,
    VOTE_CLOSED,
    VOTE_COUNTED,
    VOTE_ANNOUNCED,
    VOTE_INVALID
};
/** What has to be reached, and of which whole. */
enum vote_rule {
    VOTE_HALF_OF_ALL,       /* > 1/2 of all members (全体组成人员过半数) */
    VOTE_TWO_THIRDS_OF_ALL, /* ≥ 2/3 of all members */
    VOTE_HALF_OF_PRESENT,   /* > 1/2 of those present, where a local rule says so */
    VOTE_PLURALITY_THIRD,   /* most votes, ≥ 1/3 of ballots (another election, county deputies) */
    VOTE_SHARE_OF_BALLOTS,  /* rating: share in per cent of the ballots, `pass_percent`; by the
                               rules above: the best `pass_grades` words together reach them */
    VOTE_MOST_VOTES,        /* most votes: a new vote among those tied; a primary */
    VOTE_NOTED              /* nothing is decided: a straw poll, a primary */
};

struct vote_option {
    int64_t id;      /* filled by vote_create() */
    struct str name; /* candidate, object of the rating; of a motion: what is decided */
    struct str note; /* post, organ … */
    int64_t deputy_id, account_id; /* of a candidate, 0 unknown */
};

struct vote_new {
    enum vote_kind kind;
    enum vote_method method;
    bool secret;
    bool en_bloc;     /* motion with several objects: one choice for all of them (合并表决) */
    struct str title; /* 关于批准2026年县级财政预算调整方案的决议（草案） */
    struct str body_name; /* 县人大常委会 */
    const char *origin;   /* whose vote it is: "meeting_item"; a constant */
    int64_t origin_id;
    const char *panel;      /* whose scrutineers hold the keys when the vote has none of its own: */
    int64_t panel_id;       /* "meeting" and its id; NULL: only its own */
    struct str origin_name; /* 第3项 */
    struct str back_url;    /* where its page leads back to */
    int64_t body_id;
    enum law_body law_body; /* which statute's majority is cited; from body_id where that is set */
    enum vote_law_matter matter; /* elections, appointments and removals are secret */
    bool check_candidates; /* election of `post`: the law's number of candidates and write-ins is
                              checked, but in a new vote of a tie and in a primary */
    enum vote_law_post post;
    enum vote_law_occasion occasion;
    struct date on; /* whose law counts, and the day of the electorate */
    enum vote_rule rule;
    struct str basis;      /* "": from the statute; else the local rule that is followed */
    unsigned pass_percent; /* VOTE_SHARE_OF_BALLOTS: e.g. 满意+基本满意 ≥ 80 % */
    unsigned pass_grades;  /* rating: counting the best so many words of the scale */
    struct str scale;      /* rating: words of the scale, best first, blank separated; "" default */
    unsigned seats;        /* election: how many are to be elected */
    bool write_in;         /* election: another person may be written instead of one opposed */
    unsigned seconds;      /* time to vote, 0: until closed by hand */
    const struct vote_option *options; /* motion: may be none */
    size_t options_count;
    int64_t replaces_id;     /* of a repeated vote: the one it repeats, else 0 */
    struct str again_reason; /* … and why, where that one had a result that stands */
};

struct vote_voter {
    int64_t account_id, deputy_id; /* who may cast on a device; 0 none */
    struct str name;
    bool present;
};

struct vote {
    int64_t id, version, origin_id, body_id, replaces_id;
    enum vote_kind kind;
    enum vote_method method;
    enum vote_state state;
    enum vote_rule rule;
    enum law_body law_body;
    enum vote_law_matter matter;
    bool secret, en_bloc, write_in;
    bool check_candidates; /* an election whose post is known: post, occasion */
    enum vote_law_post post;
    enum vote_law_occasion occasion;
    bool sealed;   /* ballots by device lie sealed until two scrutineers have turned their keys */
    bool imported; /* taken over counted, vote_record() */
    int64_t panel_id;
    struct str title, body_name, origin, origin_name, back_url, basis, scale, invalid_reason;
    struct str panel, again_reason;
    struct date on;
    unsigned pass_percent, pass_grades, seats, seconds;
    int64_t opened_at, closes_at, closed_at; /* UTC seconds; 0 not yet */
    uint32_t all_members, present, voted;    /* as of now; fixed when closed */
};

struct vote_line {     /* of a result: one object or candidate */
    int64_t option_id; /* 0 written in */
    struct str name, note;
    uint32_t yes, no, abstain;
    uint32_t grades[8]; /* rating: by word of the scale */
    bool passed;        /* passed, elected, reached the share */
    bool tied;          /* votes again among those tied */
};

struct vote_result {
    uint32_t all_members, present, ballots, valid, spoiled, not_pressed, absent;
    uint32_t needed;  /* votes that suffice; 0 where the rule knows no such number */
    bool valid_round; /* ballots ≤ voters who took one; else the round is void */
    bool passed;      /* motion en bloc; election: all seats filled; rating: all passed */
    struct vote_line *lines;
    size_t lines_count;
    struct str formula; /* "赞成 28 票，全体组成人员 35 人，28 × 2 > 35，通过" */
    struct str article; /* 《地方各级人民代表大会和地方各级人民政府组织法》第五十一条 */
    struct str verdict; /* 通过, 未通过, 当选 3 人，缺额 1 人 … */
};

/** A vote is prepared; emits "vote.prepared". ST_INVALID with fields; ST_RULE: more or fewer
 *  candidates than the law has it, a removal from office that would not be secret … */
MUST_CHECK enum status vote_create(struct ctx *ctx, const struct vote_new *in, int64_t *out_id);
/** The same as somebody arranges it: a vote on people names them (ST_INVALID "options"); what has
 *  a result that stands is voted on again only with a reason, and refers to it (ST_INVALID
 * "reason", arg: that result). The same matter: of the same record, or where no record is its own
 * of the same body and day, kind and title alike, and somebody or something of the former among the
 *  options. in->replaces_id says which it is if the caller knows better. ST_RULE: of no record's
 *  while something else holds the body (objection "vote.held_alone", id: of the body). */
MUST_CHECK enum status vote_arrange(struct ctx *ctx, const struct vote_new *in, int64_t *out_id);
/** Open it for these voters: all members of the body on its day, with who is present. A deputy
 * whose duties are suspended on that day has no vote, whatever is said of his presence. all_members
 * is the denominator (body_whole_at()). ST_RULE: no quorum is the caller's to check; here: secret
 * without two scrutineers, nobody present. Emits "vote.opened". */
MUST_CHECK enum status vote_open(struct ctx *ctx, int64_t id, const struct vote_voter *voters,
                                 size_t count, uint32_t all_members);
/** A voter has come or gone while the vote is open; who has voted stays counted. */
MUST_CHECK enum status vote_presence(struct ctx *ctx, int64_t id, int64_t account_id,
                                     int64_t deputy_id, bool present);
/** No more ballots. Counts at once what may be counted (all but secret ballots by device, which
 *  wait for the keys of both scrutineers). Emits "vote.closed", perhaps "vote.counted". */
MUST_CHECK enum status vote_close(struct ctx *ctx, int64_t id);
/** The chair says the result: from now on everybody sees it. Emits "vote.announced". */
MUST_CHECK enum status vote_announce(struct ctx *ctx, int64_t id);
/** The chair declares it void, with the reason. Emits "vote.invalidated". */
MUST_CHECK enum status vote_invalidate(struct ctx *ctx, int64_t id, struct str reason);

/** Could its ballots be sealed now? ST_RULE: a secret vote by device without two scrutineers who
 *  have their codes, or watched over by a candidate. ST_OK for all others. */
MUST_CHECK enum status vote_keys_ready(struct ctx *ctx, const struct vote *v);

/** What somebody has to do for a vote as its scrutineer, on his own account, just now: to take his
 *  code, or to enter it. */
enum vote_duty { VOTE_DUTY_NONE, VOTE_DUTY_TAKE, VOTE_DUTY_TURN };
MUST_CHECK enum status vote_duty_of(struct ctx *ctx, const struct vote *v, int64_t account_id,
                                    enum vote_duty *out);
/** What a panel watches over has ended (its meeting is closed): the codes of its scrutineers and
 * the one-time codes of its voters are void from now on. ST_RULE "vote.scrutineer_needed": a secret
 *  vote still waits for them. Emits "vote.codes_void" if there were scrutineers. */
MUST_CHECK enum status vote_panel_end(struct ctx *ctx, const char *panel, int64_t panel_id);

/** The same once more: what was void, what has a result but is to be decided anew (`reason`: why;
 *  ST_INVALID "reason"), or (`tied`) a new vote among those tied for the seats they
 *  contend for: most votes, nobody else may be written in. The caller of a vote whose panel is his
 *  own opens it himself. ST_RULE: not counted yet, nobody is tied.
 *  @law  Election Law (2020-10-17) art. 45(3)
 *  @law  Organic Law (2022-03-11) art. 29(1) */
MUST_CHECK enum status vote_repeat(struct ctx *ctx, int64_t id, bool tied, struct str reason,
                                   int64_t *out_id);

MUST_CHECK enum status vote_get(struct ctx *ctx, int64_t id, struct vote *out);
/** Of a counted vote. ST_RULE before. */
MUST_CHECK enum status vote_result(struct ctx *ctx, int64_t id, struct vote_result *out);
/** Votes of a record, in the order they were prepared. */
MUST_CHECK enum status vote_of_origin(struct ctx *ctx, const char *origin, int64_t origin_id,
                                      struct vote **out, size_t *out_count);
/** Votes the account could cast in now: open, by device, it is a voter and present. */
MUST_CHECK enum status vote_waiting_for(struct ctx *ctx, int64_t account_id, struct vote **out,
                                        size_t *out_count);

/** Votes that are closed and wait for the keys of their scrutineers, or for the counts of the
 *  tellers; newest first, at most 20. For who runs votes. */
MUST_CHECK enum status vote_to_count(struct ctx *ctx, struct vote **out, size_t *out_count);

/** How a person voted in an open vote (by name), for minutes and attendance. */
struct vote_by_name {
    int64_t account_id, deputy_id;
    struct str name;
    struct str choice; /* "yes" "no" "abstain" "" did not press; or word of an absence */
    bool present;
};
/** ST_RULE for a secret vote. */
MUST_CHECK enum status vote_names(struct ctx *ctx, int64_t id, struct vote_by_name **out,
                                  size_t *out_count);

/** A vote held elsewhere (an old record, another system), by name, taken over counted. Emits
 *  "vote.recorded". `choice` of each voter as in struct vote_by_name. */
MUST_CHECK enum status vote_record(struct ctx *ctx, const struct vote_new *in,
                                   const struct vote_by_name *voters, size_t count,
                                   uint32_t all_members, int64_t *out_id);

/** Ballots counted elsewhere, on paper or by hands. */
struct vote_counted {
    const struct vote_voter *voters; /* the roll, with who was present */
    size_t voters_count;
    uint32_t all_members, ballots, spoiled;
    const struct vote_line *lines; /* as the options: yes, no, abstain; or grades */
    size_t lines_count;
};
/** A prepared vote that was held elsewhere is taken over counted: judged by the law of its day and
 *  announced. Emits "vote.recorded". ST_INVALID: figures that cannot be; ST_RULE: it is by device,
 *  or has opened. */
MUST_CHECK enum status vote_record_counted(struct ctx *ctx, int64_t id,
                                           const struct vote_counted *in);

const char *vote_kind_word(enum vote_kind kind);
const char *vote_method_word(enum vote_method method);
const char *vote_state_word(enum vote_state state);
const char *vote_rule_word(enum vote_rule rule);
const char *vote_law_body_word(enum law_body body);
const char *vote_matter_word(enum vote_law_matter matter);
const char *vote_post_word(enum vote_law_post post);
const char *vote_occasion_word(enum vote_law_occasion occasion);

bool vote_kind_parse(struct str word, enum vote_kind *out);
bool vote_method_parse(struct str word, enum vote_method *out);
bool vote_state_parse(struct str word, enum vote_state *out);
bool vote_rule_parse(struct str word, enum vote_rule *out);
bool vote_law_body_parse(struct str word, enum law_body *out);
bool vote_matter_parse(struct str word, enum vote_law_matter *out);
bool vote_post_parse(struct str word, enum vote_law_post *out);
bool vote_occasion_parse(struct str word, enum vote_law_occasion *out);

/* Pages: /vote/{id} console and result; /vote/{id}/ballot the voter's; /vote/{id}/screen the big
 * screen (1920 x 1080); /vote/{id}/stream events "state", "tally"; channel "vote.<id>".
 * View for joins: vote_v_result (congress_id, id, origin, origin_id, kind, title, state, secret,
 * method, held_on, passed, yes, no, abstain, all_members, present). */
#endif
