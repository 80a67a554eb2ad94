// SPDX-License-Identifier: MulanPSL-2.0
/* Fields of the pages of units, deputies and the public. Tables only, no logic. */
#include "modules/suggestion/suggestion_module_party.h"

#define MARKS  "satisfied basic dissatisfied"
#define YES_NO "1 0"

enum { NOTE_CHARS = 2000, LONG_CHARS = 4000, BODY_CHARS = 20000, NAME_CHARS = 60 };

/* clang-format off */
#define VERSION {.name = "version", .type = F_INT}
#define SURE {.name = "sure", .type = F_BOOL}

const struct field SUGGESTION_FIELDS_PLAIN[] = {VERSION, {0}};

/* ---------------------------------------------------------------------- units */

const struct field SUGGESTION_FIELDS_GIVE_BACK[] = {
    VERSION,
    {.name = "note", .type = F_TEXT, .required = true, .max = NOTE_CHARS},
    SURE,
    {0},
};
const struct field SUGGESTION_FIELDS_EXTEND[] = {
    VERSION,
    {.name = "wanted_on", .type = F_DATE, .required = true},
    {.name = "reason", .type = F_TEXT, .required = true, .max = NOTE_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_CONTACT[] = {
    VERSION,
    {.name = "deputy", .type = F_ID},
    {.name = "way", .type = F_WORD, .required = true, .words = "face phone writing"},
    {.name = "on", .type = F_DATE},
    {.name = "summary", .type = F_TEXT, .required = true, .max = LONG_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_PROGRESS[] = {
    VERSION,
    {.name = "on", .type = F_DATE},
    {.name = "place", .type = F_LINE, .max = 100},
    {.name = "participants", .type = F_LINE},
    {.name = "body", .type = F_TEXT, .required = true, .max = LONG_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_ADVISE[] = {
    VERSION,
    {.name = "body", .type = F_TEXT, .required = true},
    {0},
};
const struct field SUGGESTION_FIELDS_ASK_ADVICE[] = {
    VERSION,
    {.name = "handling", .type = F_ID, .required = true},
    {.name = "body", .type = F_TEXT, .required = true, .max = NOTE_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_REPLY[] = {
    VERSION,
    {.name = "doc_number", .type = F_LINE, .max = NAME_CHARS},
    {.name = "addressee", .type = F_LINE, .max = 100},
    {.name = "title", .type = F_LINE},
    {.name = "body", .type = F_TEXT, .max = BODY_CHARS},
    {.name = "class", .type = F_LINE, .max = 10},
    {.name = "promise_what", .type = F_LINE, .many = true, .max = 500},
    {.name = "promise_due", .type = F_LINE, .many = true, .max = 20},
    {.name = "not_solved_why", .type = F_TEXT, .max = NOTE_CHARS},
    {.name = "reported_upward", .type = F_TEXT, .max = NOTE_CHARS},
    {.name = "signer", .type = F_LINE, .max = NAME_CHARS},
    {.name = "contact_person", .type = F_LINE, .max = NAME_CHARS},
    {.name = "phone", .type = F_LINE, .max = 40},
    {.name = "copy_to", .type = F_LINE},
    {.name = "then", .type = F_WORD, .words = "save submit attach"},
    {0},
};
const struct field SUGGESTION_FIELDS_SIGN_OFF[] = {
    VERSION,
    {.name = "reply", .type = F_ID, .required = true},
    {.name = "reply_version", .type = F_INT},
    {.name = "approve", .type = F_WORD, .required = true, .words = YES_NO},
    {.name = "reason", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_PROMISE_QUERY[] = {{.name = "promise", .type = F_ID}, {0}};
const struct field SUGGESTION_FIELDS_REPORT_PROMISE[] = {
    VERSION,
    {.name = "promise", .type = F_ID, .required = true},
    {.name = "what", .type = F_WORD, .required = true, .words = "done postponed"},
    {.name = "new_due_on", .type = F_DATE},
    {.name = "body", .type = F_TEXT, .required = true, .max = NOTE_CHARS},
    {0},
};

/* ---------------------------------------------------------------------- deputies */

const struct field SUGGESTION_FIELDS_MINE[] = {
    {.name = "show", .type = F_WORD, .words = "draft open rate closed"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};
const struct field SUGGESTION_FIELDS_DRAFT_QUERY[] = {
    {.name = "kind", .type = F_WORD, .words = "suggestion bill"},
    {.name = "find", .type = F_LINE, .max = NAME_CHARS},
    {.name = "opinion", .type = F_ID},
    {0},
};
const struct field SUGGESTION_FIELDS_DRAFT[] = {
    VERSION,
    {.name = "opinion", .type = F_ID},
    {.name = "kind", .type = F_WORD, .words = "suggestion bill"},
    {.name = "title", .type = F_LINE, .max = 100},
    {.name = "body", .type = F_TEXT},
    {.name = "cause", .type = F_TEXT},
    {.name = "grounds", .type = F_TEXT},
    {.name = "proposal", .type = F_TEXT},
    {.name = "category", .type = F_ID},
    {.name = "confidential", .type = F_BOOL},
    {.name = "consent", .type = F_LINE, .max = 200},
    {.name = "cosigner", .type = F_ID, .many = true},
    {.name = "find", .type = F_LINE, .max = NAME_CHARS},
    {.name = "then", .type = F_WORD, .words = "save find ask submit attach"},
    {0},
};
const struct field SUGGESTION_FIELDS_SUBMIT[] = {
    VERSION,
    {.name = "one_matter", .type = F_BOOL},
    {.name = "as_suggestion", .type = F_BOOL},
    {0},
};
const struct field SUGGESTION_FIELDS_CONFIRM[] = {
    VERSION,
    {.name = "mark", .type = F_LINE, .max = 40}, /* of the text that was read */
    {.name = "agree", .type = F_WORD, .required = true, .words = YES_NO},
    {.name = "reason", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_WITHDRAW[] = {
    VERSION,
    {.name = "note", .type = F_TEXT, .required = true, .max = NOTE_CHARS},
    SURE,
    {0},
};
const struct field SUGGESTION_FIELDS_CONFIDENTIAL[] = {
    VERSION,
    {.name = "on", .type = F_WORD, .required = true, .words = YES_NO},
    {0},
};
const struct field SUGGESTION_FIELDS_CONTACT_QUERY[] = {{.name = "contact", .type = F_ID}, {0}};
const struct field SUGGESTION_FIELDS_CHECK_CONTACT[] = {
    VERSION,
    {.name = "contact", .type = F_ID, .required = true},
    {.name = "agree", .type = F_WORD, .required = true, .words = YES_NO},
    {.name = "note", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_RATE_QUERY[] = {{.name = "reply", .type = F_ID}, {0}};
const struct field SUGGESTION_FIELDS_RATE[] = {
    VERSION,
    {.name = "reply", .type = F_ID},
    {.name = "for_deputy", .type = F_ID},
    {.name = "attitude", .type = F_WORD, .required = true, .words = MARKS},
    {.name = "result", .type = F_WORD, .required = true, .words = MARKS},
    {.name = "reason", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_RATE_PROMISE[] = {
    VERSION,
    {.name = "promise", .type = F_ID, .required = true},
    {.name = "result", .type = F_WORD, .required = true, .words = MARKS},
    {.name = "reason", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};

/* ---------------------------------------------------------------------- yearly reports */

const struct field SUGGESTION_FIELDS_REPORT_WRITE[] = {
    VERSION,
    {.name = "title", .type = F_LINE, .required = true, .max = 100},
    {.name = "body", .type = F_TEXT, .required = true, .max = BODY_CHARS},
    {0},
};
const struct field SUGGESTION_FIELDS_REPORT_DAY[] = {
    VERSION,
    {.name = "on", .type = F_DATE},
    {.name = "where", .type = F_LINE, .required = true, .max = 100},
    {0},
};

/* ---------------------------------------------------------------------- public */

#define CONGRESS {.name = "c", .type = F_LINE, .max = 12}

const struct field SUGGESTION_FIELDS_PUBLIC_LIST[] = {
    CONGRESS,
    {.name = "q", .type = F_LINE, .max = 100},
    {.name = "session", .type = F_INT}, /* 0: between sessions */
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};
const struct field SUGGESTION_FIELDS_PUBLIC_SHOW[] = {CONGRESS, {0}};
/* clang-format on */
