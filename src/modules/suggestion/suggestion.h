// SPDX-License-Identifier: MulanPSL-2.0
/** Deputies' suggestions (建议) and bills (议案): records and reading. Writing:
 * suggestion_actions.h; lists, queue and figures: suggestion_list.h. States and verbs are decided
 * in suggestion_rules.h.
 */
#ifndef SUGGESTION_H
#define SUGGESTION_H
#include "platform/ctx.h"

enum suggestion_kind { SUGGESTION_KIND_SUGGESTION, SUGGESTION_KIND_BILL };

/** Stored as words ("handed_over"); shown by text key suggestion.state.<word>. */
enum suggestion_state {
    SUGGESTION_DRAFT,         /* only the lead deputy and invited co-signers see it */
    SUGGESTION_CONFIRMING,    /* text is frozen, co-signers confirm */
    SUGGESTION_SUBMITTED,     /* with the office */
    SUGGESTION_MORE_ASKED,    /* the office asked for more; the deputy edits and submits again */
    SUGGESTION_RETURNED,      /* the office does not take it, with reason; may be submitted again */
    SUGGESTION_ACCEPTED,      /* numbered */
    SUGGESTION_AT_GOVERNMENT, /* handed to the government, whose office names the unit */
    SUGGESTION_HANDED_OVER,   /* with the unit(s), not yet signed for; the clock runs */
    SUGGESTION_GIVEN_BACK,    /* a unit says it is not its business; to be decided */
    SUGGESTION_HANDLING,      /* signed for */
    SUGGESTION_REPLIED,       /* the deputy has the written answer(s) and rates */
    SUGGESTION_REDO,          /* not satisfied: handled again */
    SUGGESTION_CHAIRMEN,      /* not satisfied again: the chairmen's meeting decides */
    SUGGESTION_CLOSED,        /* rated, or left out of the statistics after reminders */
    SUGGESTION_HANDED_UP,     /* with a higher congress */
    SUGGESTION_MERGED,        /* handled with its main suggestion; authors kept */
    SUGGESTION_CONVERTED,     /* a bill that lives on as a suggestion */
    SUGGESTION_WITHDRAWN,
    SUGGESTION_STATES
};

/** How an answer or a whole suggestion was rated. Words: "", satisfied, basic, dissatisfied. */
enum suggestion_mark { MARK_NONE, MARK_SATISFIED, MARK_BASIC, MARK_DISSATISFIED };

enum suggestion_rating_state {
    RATING_NOT_DUE, /* no reply yet */
    RATING_DUE,     /* waiting for the deputy */
    RATING_RATED,
    RATING_EXCLUDED /* no answer after reminders: not in the denominator */
};

/** One row of table suggestion. Dates {0} and ids 0 are "none". */
struct suggestion {
    int64_t id, version;
    enum suggestion_kind kind;
    enum suggestion_state state;
    struct str number_series; /* "s12", "r2026", "bs12" */
    int64_t number;           /* 0 until accepted */
    int64_t session_id;       /* the session it was tabled in, or the last one before */
    bool in_session;          /* 大会期间 / 闭会期间 */
    struct str title;
    int64_t text_revision;                               /* of suggestion_text that holds now */
    int64_t lead_deputy_id, delegation_id, signer_count; /* signers include the lead */
    struct str source; /* "app", "paper", "import", "lower" (handed up), "bill" (converted) */
    int64_t origin_congress_id, origin_id; /* handed up from there */
    struct str origin_text;                /* 某镇人大 王某某等 */
    struct date tabled_on, dispatch_due_on, accepted_on;
    struct date voiced_on; /* said on a visit or in a meeting, and written down by the office */
    struct str refusal_reason, refusal_note; /* returned or more asked */
    int64_t category_id, batch_id;
    int64_t lead_organ_id; /* lead handler, or the first separate handler; 0 before hand-over */
    bool separate;         /* 分办: separate handlers instead of one lead */
    int64_t via_organ_id;  /* handed over through this government */
    struct date first_handed_on, handed_on; /* handed_on: where the clock starts */
    struct date due_on;                     /* earliest of the units still to reply */
    struct date first_due_on;               /* due_on as it was in the first round */
    int64_t reply_months;                   /* the rule of its own day */
    struct str due_basis;                   /* article, as shown */
    bool complex, extended;
    struct date first_replied_on, replied_on; /* replied_on: last round */
    bool in_time;                             /* of the first round; meaningless before */
    struct str class_code,
        class_kind; /* "A" …; "solved","being_solved","not_solvable","upper_level" */
    int64_t round;  /* 1, +1 for each redo */
    int64_t dissatisfied_count;
    struct date redo_on; /* last sent back */
    enum suggestion_rating_state rating_state;
    enum suggestion_mark attitude, result; /* what counts, last round */
    struct date rated_on, rating_due_on, reminded_on;
    int64_t reminders;
    bool is_key;       /* 重点建议 */
    bool confidential; /* the deputy asks that it is not published */
    bool public_text, public_reply;
    int64_t main_id;       /* merged into */
    int64_t promises_open; /* still to be kept */
    int64_t escalation;    /* 0, 1 due in 7 days, 2 in 3, 3 overdue, 4 overdue long */
    struct date closed_on;
    struct str closed_reason; /* "rated","excluded","chairmen" */
    int64_t created_at, updated_at;
};

/** A version of the text. Bills have cause, grounds and proposal; suggestions only body. */
struct suggestion_text {
    int64_t id, revision, saved_at, saved_by;
    struct str title, body, cause, grounds, proposal;
};

struct suggestion_signer {
    int64_t id, deputy_id;
    bool lead;
    struct str state; /* "invited","confirmed","declined","dropped" */
    struct str name, delegation_name, reason;
    int64_t suggestion_id; /* of a merged suggestion when it came with one */
    int64_t decided_at;
    bool withdraw_agreed;
};

enum suggestion_role { ROLE_LEAD, ROLE_JOINT, ROLE_SEPARATE };

struct suggestion_unit {
    int64_t organ_id;
    enum suggestion_role role; /* one ROLE_LEAD and any ROLE_JOINT, or two or more ROLE_SEPARATE */
};

/** What one unit has to do. Words as in the comments; text keys suggestion.handling.<word>. */
enum suggestion_handling_state {
    HANDLING_PLANNED,    /* proposed for the hand-over meeting */
    HANDLING_ASSIGNED,   /* handed over, not signed for */
    HANDLING_SIGNED,     /* at work */
    HANDLING_GIVEN_BACK, /* to be decided */
    HANDLING_MOVED,      /* not its business: another unit has it (final) */
    HANDLING_ADVISED,    /* joint handler: opinion given to the lead */
    HANDLING_REPLIED,
    HANDLING_STOPPED, /* withdrawn, merged, handed up (final) */
    HANDLING_STATES
};

struct suggestion_handling {
    int64_t id, suggestion_id, organ_id;
    struct str organ_name;
    enum suggestion_role role;
    enum suggestion_handling_state state;
    int64_t round;
    struct date handed_on, clock_from, due_on;
    int64_t reply_months;
    struct str due_basis;
    bool complex, extended;
    struct date sign_due_on, signed_on;
    int64_t signed_by;
    struct date given_back_on, decided_on;
    struct str give_back_reason, decision,
        decision_reason; /* decision: "keep","move"; none with a day of decision: released */
    struct date contact_due_on, contacted_on, opinion_due_on, opinion_on;
    struct date first_replied_on, replied_on;
    bool in_time;
    struct str class_code, class_kind;
    enum suggestion_mark attitude, result; /* of its last reply */
    int64_t redo_count, escalation, version;
};

struct suggestion_extension {
    int64_t id, handling_id, asked_by, decided_by;
    struct date asked_on, wanted_on, decided_on, old_due_on;
    struct str reason, state, decision_reason; /* state: "asked","granted","refused" */
};

struct suggestion_contact {
    int64_t id, handling_id, organ_id, deputy_id;
    struct str organ_name, deputy_name;
    struct str way; /* "face","phone","writing" */
    struct date on;
    struct str summary, state, deputy_note; /* state: "recorded","confirmed","disputed" */
};

struct suggestion_opinion { /* of a joint handler */
    int64_t id, handling_id, organ_id, at;
    struct str organ_name, body, state; /* "given","asked_again" */
};

struct suggestion_note {
    int64_t id, handling_id, organ_id, account_id, at;
    struct str kind; /* "progress","supervision","visit","reminder","meeting" */
    struct date on;
    struct str place, participants, body, organ_name, account_name;
};

struct suggestion_reply {
    int64_t id, suggestion_id, handling_id, organ_id, round, version, revision;
    struct str organ_name;
    struct str state; /* "draft","signing","sent_back","approved","sent" */
    int64_t step;     /* sign-off step waited for, from 1 */
    struct str doc_number, addressee, title, body, class_code, class_kind, signer, contact_person,
        copy_to;
    struct str phone;           /* opened only where asked for; "" otherwise */
    struct str not_solved_why;  /* class C */
    struct str reported_upward; /* class D: to whom and when */
    struct date sent_on;
    bool from_above;                       /* answer of a higher congress */
    enum suggestion_mark attitude, result; /* what counts */
    struct date rated_on;
};

struct suggestion_reply_version {
    int64_t revision, saved_at, saved_by;
    struct str body, class_code;
};

struct suggestion_signoff {
    int64_t id, reply_id, revision, step, account_id, at;
    bool approved;
    struct str step_name, account_name, reason;
};

/** A step inside a unit. account_id 0: any chief (承办单位负责人) of the organ. */
struct suggestion_signoff_step {
    int64_t id, organ_id, position, account_id;
    struct str name;
};

struct suggestion_promise {
    int64_t id, suggestion_id, handling_id, reply_id, organ_id, version;
    struct str organ_name, what;
    struct date due_on, first_due_on, reported_on, done_on;
    struct str state; /* "drafted","open","reported","done","dropped" */
    int64_t postponed;
    bool kept; /* done by its first due day */
    enum suggestion_mark mark;
    struct date mark_due_on, marked_on;
    /* of the suggestion, for the ledger */
    struct str title, number_text;
    int64_t number;
};

struct suggestion_promise_report {
    int64_t id, at, account_id;
    struct str kind; /* "done","postponed","confirmed","refused","rated" */
    struct str body;
    struct date new_due_on;
};

struct suggestion_rating {
    int64_t id, reply_id, deputy_id, round, suggestion_id;
    struct str deputy_name, organ_name;
    enum suggestion_mark attitude, result;
    struct str reason;
    bool counts;
    struct date rated_on;
};

struct suggestion_key {
    int64_t id, leader_account_id, leader_organ_id;
    struct str lead; /* "chairmen_member","government_leader","work_office","lead_deputy",
                        "collective" */
    struct str leader_name, organ_name, decided_by, finding;
    struct date decided_on, ended_on;
};

struct suggestion_decision { /* of the chairmen's meeting */
    int64_t id;
    struct date on;
    struct str meeting, decision, reason; /* "redo","accept","key" */
};

struct suggestion_gate { /* what the office did before a unit had it */
    int64_t id;
    struct str kind; /* "returned","more_asked","merged","took","handed_up","up_refused" */
    struct date on;
    struct str reason, note; /* reason: word of SUGGESTION_LAW_UNFIT */
    struct str about;        /* title of the one merged, or the higher congress */
};

struct suggestion_publication {
    int64_t id, reply_id, decided_by; /* reply_id 0: the suggestion's own text */
    bool is_public;
    struct str why_not;           /* "secret","privacy","deputy_asked","other" */
    struct str note, title, body; /* as the public sees it */
    struct str confirmed;         /* ids of findings that are harmless, blank separated */
    struct date on;
};

struct suggestion_link {
    struct str kind; /* "merged","converted","handed_up","similar","opinion" */
    int64_t congress_id, other_id;
    struct str title;
    bool outgoing;
};

struct suggestion_batch {
    int64_t id, version, count;
    struct str name, place, state; /* "open","done" */
    struct date meeting_on, handed_on;
};

struct suggestion_category {
    int64_t id, parent_id, position;
    struct str code, name;
    bool active;
};

struct suggestion_class {
    int64_t id, position;
    struct str code, name, kind; /* kind as suggestion.class_kind */
    bool active;
};

/** Everything about one suggestion that the actor may see, for a detail page. */
struct suggestion_detail {
    struct suggestion s;
    struct suggestion_text text;
#define SUGGESTION_MANY(type, name)                                                                \
    struct type *name;                                                                             \
    size_t name##_count
    SUGGESTION_MANY(suggestion_signer, signers); /* merged authors included, after the own ones */
    SUGGESTION_MANY(suggestion_handling, handlings); /* moved and stopped ones too */
    SUGGESTION_MANY(suggestion_extension, extensions);
    SUGGESTION_MANY(suggestion_contact, contacts);
    SUGGESTION_MANY(suggestion_opinion, opinions);
    SUGGESTION_MANY(suggestion_note, notes);
    SUGGESTION_MANY(suggestion_reply, replies); /* newest first; unsent ones only for the unit */
    SUGGESTION_MANY(suggestion_signoff, signoffs);
    SUGGESTION_MANY(suggestion_promise, promises);
    SUGGESTION_MANY(suggestion_rating, ratings);
    SUGGESTION_MANY(suggestion_key, keys);
    SUGGESTION_MANY(suggestion_decision, decisions);
    SUGGESTION_MANY(suggestion_gate, gates); /* oldest first */
    SUGGESTION_MANY(suggestion_publication, publications);
    SUGGESTION_MANY(suggestion_link, links);
    bool only_public;       /* the actor is none of the parties: what is public, and no more */
    int64_t my_handling_id; /* the actor's organ's own, 0 if none */
    uint64_t may;           /* bit per enum suggestion_verb: state and relation allow it */
};

/** One suggestion, if the actor may see it; else ST_NOT_FOUND. */
MUST_CHECK enum status suggestion_get(struct ctx *ctx, int64_t id, struct suggestion *out);
/** The same with everything that belongs to it, from one snapshot. */
MUST_CHECK enum status suggestion_show(struct ctx *ctx, int64_t id, struct suggestion_detail *out);
/** Versions of text and reply, oldest first. Visible as the suggestion is. */
MUST_CHECK enum status suggestion_texts(struct ctx *ctx, int64_t id, struct suggestion_text **out,
                                        size_t *out_count);
MUST_CHECK enum status suggestion_reply_versions(struct ctx *ctx, int64_t reply_id,
                                                 struct suggestion_reply_version **out,
                                                 size_t *out_count);
/** What the joint handlers had said when this reply was last saved, the newest of each: its letter
 *  tells the deputy. reply_id 0: what they say now. */
MUST_CHECK enum status suggestion_reply_opinions(struct ctx *ctx, const struct suggestion_detail *d,
                                                 int64_t reply_id, struct suggestion_opinion **out,
                                                 size_t *out_count);
/** A reply with the contact's phone opened: for print and for those who see the suggestion. */
MUST_CHECK enum status suggestion_reply_get(struct ctx *ctx, int64_t reply_id,
                                            struct suggestion_reply *out);

struct suggestion_from_bill {
    int64_t lead_deputy_id;
    const int64_t *cosigners; /* who signed the bill, without the lead */
    size_t cosigners_count;
    struct str title, body;
    struct str url, name, reason, article; /* the bill, why it became one, and by which article */
};
/** The office makes a suggestion of a bill that the presidium declined, kept elsewhere (module
 *  motion): submitted at once, signed as the bill was, source "bill". Errors as
 *  suggestion_enter_paper().
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 11 */
MUST_CHECK enum status suggestion_from_bill(struct ctx *ctx, const struct suggestion_from_bill *in,
                                            int64_t *out_id);
/** Does the place take bills before a session, for the next one (setting bill_in_recess, ADR-0005)?
 */
MUST_CHECK enum status suggestion_bill_in_recess(struct ctx *ctx, bool *out);

/** The bill of another module that a suggestion was; ST_NOT_FOUND: it was none. */
struct suggestion_bill {
    struct str url, name, reason, article;
};
MUST_CHECK enum status suggestion_bill_get(struct ctx *ctx, int64_t suggestion_id,
                                           struct suggestion_bill *out);

/** "第47号", "闭会〔2026〕第3号", "议案第2号"; "" without number. */
struct str suggestion_number_text(struct arena *a, const struct suggestion *s);

const char *suggestion_state_word(enum suggestion_state state);
const char *suggestion_handling_word(enum suggestion_handling_state state);
const char *suggestion_role_word(enum suggestion_role role);
const char *suggestion_mark_word(enum suggestion_mark mark);
bool suggestion_state_parse(struct str word, enum suggestion_state *out);
bool suggestion_mark_parse(struct str word, enum suggestion_mark *out);

#endif
