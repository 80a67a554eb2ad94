// SPDX-License-Identifier: MulanPSL-2.0
/* Routes of the suggestions with the fields each accepts. Tables only, no logic. */
#include "modules/suggestion/suggestion_module.h"
#include "modules/suggestion/suggestion_module_party.h"
#include "modules/suggestion/suggestion_module_settings.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/reveal.h"
#include "suggestion_paper_view.h"
#include "suggestion_party_view.h"
#include "suggestion_report_view.h"
#include "suggestion_similar_view.h"
#include "suggestion_view.h"

#define MARKS "satisfied basic dissatisfied"
#define UNFIT                                                                                      \
    "personal_matter complaint forwarded_letter pending_case academic_or_product consultation "    \
    "no_content tender_result private_interest outside_powers"
#define KEY_LEADS "chairmen_member government_leader work_office lead_deputy collective"
#define WHY_NOT   "secret privacy deputy_asked other"
#define VERSION                                                                                    \
    {                                                                                              \
        .name = "version", .type = F_INT                                                           \
    }
#define SURE                                                                                       \
    {                                                                                              \
        .name = "sure", .type = F_BOOL                                                             \
    }
#define NOTE                                                                                       \
    {                                                                                              \
        .name = "note", .type = F_TEXT, .max = 2000                                                \
    }
#define NOTE_NEEDED                                                                                \
    {                                                                                              \
        .name = "note", .type = F_TEXT, .required = true, .max = 2000                              \
    }

/* ---------------------------------------------------------------------- lists */

/* As struct suggestion_filter; values are checked by suggestion_filter_set(). */
#define FILTERS                                                                                    \
    {.name = "state", .type = F_LINE}, {.name = "open", .type = F_LINE},                           \
        {.name = "kind", .type = F_LINE}, {.name = "session", .type = F_LINE},                     \
        {.name = "in_session", .type = F_LINE}, {.name = "organ", .type = F_LINE},                 \
        {.name = "deputy", .type = F_LINE}, {.name = "lead_deputy", .type = F_LINE},               \
        {.name = "lead", .type = F_LINE, .max = 100}, {.name = "delegation", .type = F_LINE},      \
        {.name = "category", .type = F_LINE}, {.name = "batch", .type = F_LINE},                   \
        {.name = "class", .type = F_LINE}, {.name = "solved", .type = F_LINE},                     \
        {.name = "implemented", .type = F_LINE}, {.name = "government", .type = F_LINE},           \
        {.name = "own", .type = F_LINE}, {.name = "rating", .type = F_LINE},                       \
        {.name = "key", .type = F_LINE}, {.name = "overdue", .type = F_LINE},                      \
        {.name = "in_time", .type = F_LINE}, {.name = "redo", .type = F_LINE},                     \
        {.name = "public", .type = F_LINE}, {.name = "promises", .type = F_LINE},                  \
        {.name = "mine", .type = F_LINE}, {.name = "escalated", .type = F_LINE},                   \
        {.name = "due_from", .type = F_LINE}, {.name = "due_to", .type = F_LINE},                  \
        {.name = "tabled_from", .type = F_LINE}, {.name = "tabled_to", .type = F_LINE},            \
        {.name = "handed_from", .type = F_LINE}, {.name = "handed_to", .type = F_LINE},            \
        {.name = "tabled", .type = F_LINE}, {.name = "replied", .type = F_LINE},                   \
        {.name = "first_replied_from", .type = F_LINE},                                            \
        {.name = "first_replied_to", .type = F_LINE}, {.name = "replied_from", .type = F_LINE},    \
        {.name = "replied_to", .type = F_LINE}, {.name = "rated_from", .type = F_LINE},            \
        {.name = "rated_to", .type = F_LINE}, {.name = "answerable_from", .type = F_LINE},         \
        {.name = "answerable_to", .type = F_LINE}, {.name = "redo_from", .type = F_LINE},          \
        {.name = "redo_to", .type = F_LINE},                                                       \
    {                                                                                              \
        .name = "q", .type = F_LINE, .max = 100                                                    \
    }

#define PAPER_FORMATS                                                                              \
    {                                                                                              \
        .name = "format", .type = F_WORD, .words = "docx pdf html"                                 \
    }
static const struct field PAPER_QUERY[] = {
    PAPER_FORMATS, {.name = "reply", .type = F_ID}, {.name = "handling", .type = F_ID}, {0}};
static const struct field LIST_PAPER_QUERY[] = {
    FILTERS, {.name = "year", .type = F_INT}, PAPER_FORMATS, {0}};
static const struct field LIST_QUERY[] = {
    FILTERS,
    {.name = "sort", .type = F_WORD, .words = "new -new due -due tabled -tabled number -number"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx print"},
    {0},
};
static const struct field SIMILAR_QUERY[] = {{.name = "session", .type = F_ID}, {0}};
/* All that the forms have in which a suggestion is written: nothing is checked, only read. */
static const struct field TYPED_FORM[] = {
    VERSION,
    {.name = "kind", .type = F_LINE},
    {.name = "title", .type = F_LINE, .max = 2000},
    {.name = "body", .type = F_TEXT, .max = 50000},
    {.name = "cause", .type = F_TEXT, .max = 50000},
    {.name = "grounds", .type = F_TEXT, .max = 50000},
    {.name = "proposal", .type = F_TEXT, .max = 50000},
    {.name = "category", .type = F_LINE},
    {.name = "confidential", .type = F_LINE},
    {.name = "consent", .type = F_LINE, .max = 2000},
    {.name = "cosigner", .type = F_LINE, .many = true},
    {.name = "cosigners", .type = F_TEXT, .max = 50000},
    {.name = "lead_deputy", .type = F_LINE, .max = 2000},
    {.name = "tabled_on", .type = F_LINE},
    {.name = "find", .type = F_LINE, .max = 2000},
    {.name = "then", .type = F_LINE},
    {0},
};
static const struct field FILTER_QUERY[] = {FILTERS, {0}};

/* ---------------------------------------------------------------------- 提 the gate */

static const struct field NEW_QUERY[] = {{.name = "opinion", .type = F_ID}, {0}};
static const struct field NEW_FORM[] = {
    {.name = "opinion", .type = F_ID},
    {.name = "kind", .type = F_WORD, .required = true, .words = "suggestion bill"},
    {.name = "title", .type = F_LINE, .required = true, .max = 100},
    {.name = "body", .type = F_TEXT},
    {.name = "cause", .type = F_TEXT},
    {.name = "grounds", .type = F_TEXT},
    {.name = "proposal", .type = F_TEXT},
    {.name = "lead_deputy", .type = F_LINE, .required = true, .max = 60},
    {.name = "cosigners", .type = F_TEXT, .max = 4000},
    {.name = "category", .type = F_ID},
    {.name = "tabled_on", .type = F_DATE},
    {.name = "voiced_on", .type = F_DATE},
    {.name = "confidential", .type = F_BOOL},
    {0},
};
static const struct field ACCEPT_FORM[] = {
    VERSION,
    {.name = "number", .type = F_INT},
    {.name = "category", .type = F_ID},
    {0},
};
static const struct field RETURN_FORM[] = {
    VERSION,     {.name = "reason", .type = F_WORD, .required = true, .words = UNFIT},
    NOTE_NEEDED, SURE,
    {0},
};
static const struct field ASK_MORE_FORM[] = {VERSION, NOTE_NEEDED, {0}};
static const struct field MERGE_QUERY[] = {{.name = "q", .type = F_LINE, .max = 100}, {0}};
static const struct field MERGE_FORM[] = {
    VERSION, {.name = "q", .type = F_LINE, .max = 100}, {.name = "main", .type = F_ID}, NOTE, SURE,
    {0},
};
static const struct field CONVERT_FORM[] = {
    VERSION, {.name = "declined_on", .type = F_DATE, .required = true}, NOTE, SURE, {0},
};
static const struct field HAND_UP_FORM[] = {
    VERSION, {.name = "to_name", .type = F_LINE, .max = 100}, NOTE, SURE, {0},
};
static const struct field UP_ANSWER_FORM[] = {
    VERSION,
    {.name = "refused", .type = F_BOOL},
    {.name = "organ_name", .type = F_LINE, .max = 100},
    {.name = "doc_number", .type = F_LINE, .max = 60},
    {.name = "on", .type = F_DATE},
    {.name = "class", .type = F_LINE, .max = 10},
    {.name = "body", .type = F_TEXT},
    {0},
};
static const struct field CLASSIFY_FORM[] = {
    VERSION,
    {.name = "category", .type = F_ID, .required = true},
    {0},
};

/* ---------------------------------------------------------------------- 交 hand over */

#define UNITS                                                                                      \
    {.name = "organ", .type = F_LINE, .many = true},                                               \
    {                                                                                              \
        .name = "role", .type = F_LINE, .many = true                                               \
    }

static const struct field PLAN_FORM[] = {
    VERSION, UNITS, {.name = "batch", .type = F_ID}, {.name = "complex", .type = F_BOOL}, {0},
};
static const struct field HAND_OVER_FORM[] = {
    VERSION,
    UNITS,
    {.name = "via", .type = F_ID},
    {.name = "complex", .type = F_BOOL},
    {.name = "handed_on", .type = F_DATE},
    SURE,
    {0},
};
static const struct field HAND_ON_FORM[] = {VERSION, UNITS, {0}};
static const struct field DISPUTE_FORM[] = {
    VERSION,
    {.name = "handling", .type = F_ID, .required = true},
    {.name = "to", .type = F_ID},
    {.name = "release", .type = F_BOOL},
    {.name = "reason", .type = F_TEXT, .required = true, .max = 2000},
    {0},
};
static const struct field REASSIGN_FORM[] = {
    VERSION,
    {.name = "handling", .type = F_ID, .required = true},
    {.name = "to", .type = F_ID},
    {.name = "reason", .type = F_TEXT, .required = true, .max = 2000},
    SURE,
    {0},
};
static const struct field EXTENSION_FORM[] = {
    VERSION,
    {.name = "extension", .type = F_ID, .required = true},
    {.name = "grant", .type = F_WORD, .required = true, .words = "1 0"},
    {.name = "reason", .type = F_TEXT, .max = 2000},
    {0},
};
static const struct field BATCH_FORM[] = {
    VERSION,
    {.name = "name", .type = F_LINE, .required = true, .max = 100},
    {.name = "place", .type = F_LINE, .max = 100},
    {.name = "meeting_on", .type = F_DATE},
    {0},
};
static const struct field BATCH_QUERY[] = {
    {.name = "format", .type = F_WORD, .words = "print"},
    {0},
};
static const struct field BATCH_HAND_OVER_FORM[] = {
    {.name = "handed_on", .type = F_DATE}, SURE, {0}};
static const struct field BULK_QUERY[] = {{.name = "id", .type = F_ID, .many = true}, {0}};
static const struct field URGE_FORM[] = {
    {.name = "ids", .type = F_LINE, .required = true, .max = 4000},
    {.name = "body", .type = F_TEXT, .required = true, .max = 1000},
    {0},
};
static const struct field BULK_FORM[] = {
    {.name = "id", .type = F_ID, .many = true},
    {.name = "organ", .type = F_LINE, .many = true},
    {.name = "handed_on", .type = F_DATE},
    SURE,
    {0},
};

/* ---------------------------------------------------------------------- 督 supervise */

static const struct field MAKE_KEY_FORM[] = {
    VERSION,
    {.name = "lead", .type = F_WORD, .required = true, .words = KEY_LEADS},
    {.name = "leader", .type = F_ID},
    {.name = "organ", .type = F_ID},
    {.name = "decided_by", .type = F_LINE, .required = true, .max = 100},
    {.name = "decided_on", .type = F_DATE},
    {0},
};
static const struct field END_KEY_FORM[] = {
    VERSION,
    {.name = "key", .type = F_ID, .required = true},
    {.name = "finding", .type = F_TEXT, .required = true, .max = 4000},
    {0},
};
static const struct field SUPERVISE_FORM[] = {
    VERSION,
    {.name = "kind", .type = F_WORD, .required = true, .words = "supervision visit meeting"},
    {.name = "handling", .type = F_ID},
    {.name = "on", .type = F_DATE},
    {.name = "place", .type = F_LINE, .max = 100},
    {.name = "participants", .type = F_LINE, .max = 400},
    {.name = "body", .type = F_TEXT, .required = true, .max = 4000},
    {0},
};
static const struct field REMIND_FORM[] = {
    VERSION,
    {.name = "handling", .type = F_ID},
    {.name = "body", .type = F_TEXT, .required = true, .max = 1000},
    {0},
};
static const struct field DECIDE_FORM[] = {
    VERSION,
    {.name = "decision", .type = F_WORD, .required = true, .words = "redo accept key"},
    {.name = "meeting", .type = F_LINE, .required = true, .max = 100},
    {.name = "on", .type = F_DATE},
    {.name = "reason", .type = F_TEXT, .required = true, .max = 2000},
    SURE,
    {0},
};
static const struct field PROMISE_QUERY[] = {
    {.name = "organ", .type = F_ID},
    {.name = "state", .type = F_WORD, .words = "open reported done dropped drafted"},
    {.name = "due", .type = F_WORD, .words = "1"},
    {.name = "kept", .type = F_WORD, .words = "1"},
    {.name = "matured", .type = F_WORD, .words = "1"},
    {.name = "due_from", .type = F_DATE},
    {.name = "due_to", .type = F_DATE},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
static const struct field PROMISE_ONE_QUERY[] = {{.name = "promise", .type = F_ID}, {0}};
static const struct field CONFIRM_PROMISE_FORM[] = {
    VERSION,
    {.name = "promise", .type = F_ID, .required = true},
    {.name = "what", .type = F_WORD, .required = true, .words = "confirmed refused"},
    {.name = "new_due_on", .type = F_DATE},
    {.name = "body", .type = F_TEXT, .required = true, .max = 2000},
    {0},
};
static const struct field SCORE_QUERY[] = {
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {0},
};

/* ---------------------------------------------------------------------- 公开 publish */

static const struct field PUBLISH_MANY_QUERY[] = {{.name = "after", .type = F_ID}, {0}};
static const struct field PUBLISH_MANY_FORM[] = {
    {.name = "id", .type = F_ID, .many = true, .required = true},
    {.name = "version", .type = F_ID, .many = true, .required = true},
    {.name = "how", .type = F_WORD, .words = "both text no later", .many = true, .required = true},
    {.name = "after", .type = F_ID},
    {0},
};

static const struct field PUBLISH_QUERY[] = {{.name = "reply", .type = F_ID}, {0}};
static const struct field PUBLISH_FORM[] = {
    {.name = "reply", .type = F_ID},
    VERSION,
    {.name = "is_public", .type = F_WORD, .required = true, .words = "1 0"},
    {.name = "why_not", .type = F_WORD, .words = WHY_NOT},
    {.name = "note", .type = F_TEXT, .max = 1000},
    {.name = "title", .type = F_LINE, .max = 100},
    {.name = "body", .type = F_TEXT, .max = 20000},
    {.name = "confirmed", .type = F_LINE, .many = true},
    {.name = "mask", .type = F_BOOL},
    {.name = "look", .type = F_BOOL},
    {0},
};

/* ---------------------------------------------------------------------- routes */

#define ACT(path_, permission_, name_, form_)                                                      \
    {GET, path_, permission_, suggestion_web_##name_##_form, .shows = &suggestion_form_view},      \
    {                                                                                              \
        POST, path_, permission_, suggestion_web_##name_, form_, suggestion_web_##name_##_form     \
    }
#define ACT_Q(path_, permission_, name_, query_, form_)                                            \
    {GET,         path_,                                                                           \
     permission_, suggestion_web_##name_##_form,                                                   \
     query_,      .shows = &suggestion_form_view},                                                 \
    {                                                                                              \
        POST, path_, permission_, suggestion_web_##name_, form_, suggestion_web_##name_##_form     \
    }

#define SIGN_OFF(path_, permission_, name_, form_)                                                 \
    {GET, path_, permission_, suggestion_web_##name_##_form, .shows = &suggestion_sign_off_view},  \
    {                                                                                              \
        POST, path_, permission_, suggestion_web_##name_, form_, suggestion_web_##name_##_form     \
    }

/* clang-format off */
const struct route suggestion_routes[] = {
    {GET, "/suggestion", "suggestion.read", suggestion_web_list, LIST_QUERY, .shows = &suggestion_list_view},
    {GET, "/suggestion/export", "suggestion.read", suggestion_web_export, LIST_QUERY, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/suggestion/filter", "suggestion.read", suggestion_web_filter, FILTER_QUERY, .shows = &suggestion_filter_view},
    {GET, "/suggestion/similar", "suggestion.register", suggestion_web_similar, SIMILAR_QUERY, .flags = ROUTE_HEAVY, .shows = &suggestion_similar_view},
    {POST, "/suggestion/similar/typed", "suggestion.read", suggestion_web_typed, TYPED_FORM},
    {POST, "/suggestion/{id}/similar", "suggestion.read", suggestion_web_typed, TYPED_FORM},
    {GET, "/suggestion/queue", "suggestion.read", suggestion_web_queue, .shows = &suggestion_queue_view},
    {GET, "/suggestion/paper", "suggestion.read", suggestion_web_list_papers, FILTER_QUERY, .shows = &suggestion_papers_view},
    {GET, "/suggestion/paper/{kind}", "suggestion.read", suggestion_web_list_paper, LIST_PAPER_QUERY, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/suggestion/{id}/paper", "suggestion.read", suggestion_web_papers, .shows = &suggestion_papers_view},
    {GET, "/suggestion/{id}/paper/{kind}", "suggestion.read", suggestion_web_paper, PAPER_QUERY, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/suggestion/{id}", "suggestion.read", suggestion_web_show, .shows = &suggestion_show_view},
    {GET, "/suggestion/{id}/text", "suggestion.read", suggestion_web_texts, .shows = &suggestion_texts_view},
    /* 提 the gate */
    ACT_Q("/suggestion/new", "suggestion.register", new, NEW_QUERY, NEW_FORM),
    ACT("/suggestion/{id}/accept", "suggestion.register", accept, ACCEPT_FORM),
    ACT("/suggestion/{id}/return", "suggestion.register", return, RETURN_FORM),
    ACT("/suggestion/{id}/ask-more", "suggestion.register", ask_more, ASK_MORE_FORM),
    ACT_Q("/suggestion/{id}/merge", "suggestion.register", merge, MERGE_QUERY, MERGE_FORM),
    ACT("/suggestion/{id}/convert", "suggestion.register", convert, CONVERT_FORM),
    ACT("/suggestion/{id}/hand-up", "suggestion.register", hand_up, HAND_UP_FORM),
    ACT("/suggestion/{id}/up-answer", "suggestion.register", up_answer, UP_ANSWER_FORM),
    ACT("/suggestion/{id}/classify", "suggestion.register", classify, CLASSIFY_FORM),
    /* 交 hand over: inside the government its office decides, so relation and state do */
    ACT("/suggestion/{id}/plan", "suggestion.assign", plan, PLAN_FORM),
    ACT("/suggestion/{id}/hand-over", "suggestion.assign", hand_over, HAND_OVER_FORM),
    ACT("/suggestion/{id}/hand-on", "suggestion.read", hand_on, HAND_ON_FORM),
    ACT("/suggestion/{id}/decide-dispute", "suggestion.read", decide_dispute, DISPUTE_FORM),
    ACT("/suggestion/{id}/reassign", "suggestion.read", reassign, REASSIGN_FORM),
    ACT("/suggestion/{id}/decide-extension", "suggestion.assign", decide_extension, EXTENSION_FORM),
    {GET, "/suggestion/batch", "suggestion.assign", suggestion_web_batches, .shows = &suggestion_batches_view},
    ACT("/suggestion/batch/new", "suggestion.assign", batch_edit, BATCH_FORM),
    {GET, "/suggestion/batch/{id}", "suggestion.assign", suggestion_web_batch, BATCH_QUERY, .shows = &suggestion_batch_view},
    ACT("/suggestion/batch/{id}/edit", "suggestion.assign", batch_edit, BATCH_FORM),
    ACT("/suggestion/batch/{id}/hand-over", "suggestion.assign", batch_hand_over, BATCH_HAND_OVER_FORM),
    {GET, "/suggestion/urge", "suggestion.supervise", suggestion_web_urge_form, BULK_QUERY, .shows = &suggestion_form_view},
    {POST, "/suggestion/urge", "suggestion.supervise", suggestion_web_urge, URGE_FORM, suggestion_web_urge_form},
    {GET, "/suggestion/bulk", "suggestion.assign", suggestion_web_bulk_form, BULK_QUERY, .shows = &suggestion_bulk_view},
    {POST, "/suggestion/bulk", "suggestion.assign", suggestion_web_bulk, BULK_FORM, suggestion_web_bulk_form},
    /* 督 supervise: leaders of key suggestions and lead deputies by relation */
    ACT("/suggestion/{id}/make-key", "suggestion.decide", make_key, MAKE_KEY_FORM),
    ACT("/suggestion/{id}/end-key", "suggestion.read", end_key, END_KEY_FORM),
    ACT("/suggestion/{id}/supervise", "suggestion.read", supervise, SUPERVISE_FORM),
    ACT("/suggestion/{id}/remind", "suggestion.read", remind, REMIND_FORM),
    ACT("/suggestion/{id}/decide", "suggestion.decide", decide, DECIDE_FORM),
    {GET, "/suggestion/escalation", "suggestion.supervise", suggestion_web_escalations, .shows = &suggestion_escalations_view},
    {GET, "/suggestion/promise", "suggestion.ledger", suggestion_web_promises, PROMISE_QUERY, .shows = &suggestion_promises_view},
    {GET, "/suggestion/promise/export", "suggestion.ledger", suggestion_web_promises_export, PROMISE_QUERY, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/suggestion/{id}/promise/{promise}", "suggestion.read", suggestion_web_promise, .shows = &suggestion_promise_view},
    ACT_Q("/suggestion/{id}/confirm-promise", "suggestion.read", confirm_promise, PROMISE_ONE_QUERY, CONFIRM_PROMISE_FORM),
    {GET, "/suggestion/score", "suggestion.ledger", suggestion_web_scores, SCORE_QUERY, .flags = ROUTE_HEAVY, .shows = &suggestion_scores_view},
    /* 报告 the yearly reports */
    {GET, "/suggestion/report", "suggestion.report", suggestion_web_reports, .shows = &suggestion_reports_view},
    {GET, "/suggestion/report/{id}", "suggestion.report", suggestion_web_report, .shows = &suggestion_report_view},
    {GET, "/suggestion/report/{id}/paper", "suggestion.report", suggestion_web_report_paper, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    ACT("/suggestion/report/{id}/write", "suggestion.report", report_write, SUGGESTION_FIELDS_REPORT_WRITE),
    ACT("/suggestion/report/{id}/give", "suggestion.report", report_give, SUGGESTION_FIELDS_REPORT_DAY),
    ACT("/suggestion/report/{id}/print", "suggestion.register", report_print, SUGGESTION_FIELDS_REPORT_DAY),
    ACT("/suggestion/report/{id}/publish", "suggestion.publish", report_publish, SUGGESTION_FIELDS_PLAIN),
    {GET, "/p/suggestion/report/{id}", PUBLIC, suggestion_web_public_report, SUGGESTION_FIELDS_PUBLIC_SHOW, .shows = &suggestion_report_public_view},
    /* 公开 publish */
    {GET, "/suggestion/publish", "suggestion.publish", suggestion_web_publish_many_form, PUBLISH_MANY_QUERY, .flags = ROUTE_HEAVY, .shows = &suggestion_publish_many_view},
    {POST, "/suggestion/publish", "suggestion.publish", suggestion_web_publish_many, PUBLISH_MANY_FORM, suggestion_web_publish_many_form},
    {GET, "/suggestion/{id}/publish", "suggestion.publish", suggestion_web_publish_form, PUBLISH_QUERY, .shows = &suggestion_publish_view},
    {POST, "/suggestion/{id}/publish", "suggestion.publish", suggestion_web_publish, PUBLISH_FORM, suggestion_web_publish_form},
    /* 办 units: those that reply by permission, what happens to one suggestion by relation */
    ACT("/suggestion/{id}/sign", "suggestion.handle", sign, SUGGESTION_FIELDS_PLAIN),
    ACT("/suggestion/{id}/give-back", "suggestion.handle", give_back, SUGGESTION_FIELDS_GIVE_BACK),
    ACT("/suggestion/{id}/ask-extension", "suggestion.handle", ask_extension, SUGGESTION_FIELDS_EXTEND),
    ACT("/suggestion/{id}/contact", "suggestion.handle", contact, SUGGESTION_FIELDS_CONTACT),
    {POST, "/suggestion/{id}/reveal", "suggestion.handle", suggestion_web_reveal, REVEAL_FORM, suggestion_web_contact_form},
    ACT("/suggestion/{id}/progress", "suggestion.handle", progress, SUGGESTION_FIELDS_PROGRESS),
    ACT("/suggestion/{id}/advise", "suggestion.handle", advise, SUGGESTION_FIELDS_ADVISE),
    ACT("/suggestion/{id}/ask-advice", "suggestion.handle", ask_advice, SUGGESTION_FIELDS_ASK_ADVICE),
    {GET, "/suggestion/{id}/reply", "suggestion.handle", suggestion_web_reply_form, .shows = &suggestion_reply_view},
    {POST, "/suggestion/{id}/reply", "suggestion.handle", suggestion_web_reply, SUGGESTION_FIELDS_REPLY, suggestion_web_reply_form},
    {GET, "/suggestion/{id}/reply/{reply_id}", "suggestion.read", suggestion_web_letter, .shows = &suggestion_letter_view},
    SIGN_OFF("/suggestion/{id}/submit-reply", "suggestion.handle", submit_reply, SUGGESTION_FIELDS_PLAIN),
    SIGN_OFF("/suggestion/{id}/sign-off", "suggestion.sign_off", sign_off, SUGGESTION_FIELDS_SIGN_OFF),
    SIGN_OFF("/suggestion/{id}/send-reply", "suggestion.handle", send_reply, SUGGESTION_FIELDS_PLAIN),
    ACT_Q("/suggestion/{id}/report-promise", "suggestion.handle", report_promise, SUGGESTION_FIELDS_PROMISE_QUERY, SUGGESTION_FIELDS_REPORT_PROMISE),
    /* 提, 评 deputies: authors by relation; the office for what came on paper */
    {GET, "/suggestion/mine", "suggestion.propose", suggestion_web_mine, SUGGESTION_FIELDS_MINE, .shows = &suggestion_mine_view},
    {GET, "/suggestion/opinion", "suggestion.propose", suggestion_web_opinions, .shows = &suggestion_opinions_view},
    {GET, "/suggestion/draft/new", "suggestion.propose", suggestion_web_draft_form, SUGGESTION_FIELDS_DRAFT_QUERY, .shows = &suggestion_draft_view},
    {POST, "/suggestion/draft/new", "suggestion.propose", suggestion_web_draft, SUGGESTION_FIELDS_DRAFT, suggestion_web_draft_form},
    {GET, "/suggestion/draft/{id}", "suggestion.read", suggestion_web_draft_form, SUGGESTION_FIELDS_DRAFT_QUERY, .shows = &suggestion_draft_view},
    {POST, "/suggestion/draft/{id}", "suggestion.read", suggestion_web_draft, SUGGESTION_FIELDS_DRAFT, suggestion_web_draft_form},
    {GET, "/suggestion/{id}/edit", "suggestion.read", suggestion_web_edit, .flags = ROUTE_NO_JSON},
    ACT("/suggestion/{id}/ask-confirm", "suggestion.read", ask_confirm, SUGGESTION_FIELDS_PLAIN),
    ACT("/suggestion/{id}/pull-back", "suggestion.read", pull_back, SUGGESTION_FIELDS_PLAIN),
    ACT("/suggestion/{id}/confirm", "suggestion.read", confirm, SUGGESTION_FIELDS_CONFIRM),
    ACT("/suggestion/{id}/submit", "suggestion.read", submit, SUGGESTION_FIELDS_SUBMIT),
    ACT("/suggestion/{id}/discard", "suggestion.read", discard, SUGGESTION_FIELDS_PLAIN),
    ACT("/suggestion/{id}/withdraw", "suggestion.read", withdraw, SUGGESTION_FIELDS_WITHDRAW),
    ACT("/suggestion/{id}/agree-withdraw", "suggestion.read", agree_withdraw, SUGGESTION_FIELDS_PLAIN),
    ACT("/suggestion/{id}/confidential", "suggestion.read", confidential, SUGGESTION_FIELDS_CONFIDENTIAL),
    ACT_Q("/suggestion/{id}/check-contact", "suggestion.read", check_contact, SUGGESTION_FIELDS_CONTACT_QUERY, SUGGESTION_FIELDS_CHECK_CONTACT),
    ACT_Q("/suggestion/{id}/rate", "suggestion.read", rate, SUGGESTION_FIELDS_RATE_QUERY, SUGGESTION_FIELDS_RATE),
    ACT_Q("/suggestion/{id}/rate-promise", "suggestion.read", rate_promise, SUGGESTION_FIELDS_PROMISE_QUERY, SUGGESTION_FIELDS_RATE_PROMISE),
    /* the public */
    {GET, "/p/suggestion", PUBLIC, suggestion_web_public_list, SUGGESTION_FIELDS_PUBLIC_LIST, .shows = &suggestion_public_list_view},
    {GET, "/p/suggestion/{id}", PUBLIC, suggestion_web_public_show, SUGGESTION_FIELDS_PUBLIC_SHOW, .shows = &suggestion_public_view},
    /* settings */
    {GET, "/suggestion/setting", "suggestion.settings", suggestion_web_settings, .shows = &suggestion_settings_view},
    ACT_Q("/suggestion/setting/class", "suggestion.settings", class, SUGGESTION_FIELDS_SET_ID_ASK, SUGGESTION_FIELDS_SET_CLASS),
    ACT_Q("/suggestion/setting/category", "suggestion.settings", category, SUGGESTION_FIELDS_SET_ID_ASK, SUGGESTION_FIELDS_SET_CATEGORY),
    ACT_Q("/suggestion/setting/number", "suggestion.settings", setting, SUGGESTION_FIELDS_SET_KEY_ASK, SUGGESTION_FIELDS_SET_NUMBER),
    ACT("/suggestion/steps", "suggestion.chief", own_steps, SUGGESTION_FIELDS_SET_STEPS + 1),
    ACT_Q("/suggestion/setting/sign-off", "suggestion.settings", steps, SUGGESTION_FIELDS_SET_ORGAN_ASK, SUGGESTION_FIELDS_SET_STEPS),
    {0},
};
/* clang-format on */
