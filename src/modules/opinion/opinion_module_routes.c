// SPDX-License-Identifier: MulanPSL-2.0
/* Routes of the module opinion and the fields they take. */
#include "modules/opinion/opinion_actions.h"
#include "modules/opinion/opinion_module.h"
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_public.h"
#include "platform/reveal.h"

#define HANDLERS "office station township organ"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "category", .type = F_LINE, .max = 40},
    {.name = "place", .type = F_LINE, .max = 100},
    {.name = "source", .type = F_WORD, .words = OPINION_SOURCES},
    {.name = "channel", .type = F_WORD, .words = OPINION_CHANNELS},
    {.name = "collector", .type = F_WORD, .words = OPINION_COLLECTORS " none"},
    {.name = "without", .type = F_WORD, .words = "category place station topic handler delegation"},
    {.name = "state", .type = F_WORD, .words = OPINION_STATES},
    {.name = "outcome", .type = F_WORD, .words = OPINION_OUTCOMES " any"},
    {.name = "rating", .type = F_WORD, .words = OPINION_RATINGS " any good"},
    {.name = "clock", .type = F_WORD, .words = "overdue soon timed in_time"},
    {.name = "published", .type = F_WORD, .words = "yes review"},
    {.name = "mine", .type = F_WORD, .words = "wait own"},
    {.name = "again", .type = F_BOOL},
    {.name = "contact", .type = F_LINE, .max = 100},
    {.name = "citizen", .type = F_LINE, .max = 60},
    {.name = "station", .type = F_INT},
    {.name = "delegation", .type = F_ID},
    {.name = "topic", .type = F_INT},
    {.name = "organ", .type = F_INT},
    {.name = "deputy", .type = F_INT},
    {.name = "into", .type = F_INT},
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "sort", .type = F_WORD, .words = "raised -raised category -category due -due"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

static const struct field NEW_QUERY[] = {
    {.name = "station", .type = F_INT},
    {.name = "channel", .type = F_WORD, .words = OPINION_CHANNELS},
    {0},
};

static const struct field NEW_FORM[] = {
    {.name = "source", .type = F_WORD, .words = OPINION_SOURCES},
    {.name = "channel", .type = F_WORD, .words = OPINION_CHANNELS},
    {.name = "station", .type = F_INT},
    {.name = "collector", .type = F_WORD, .words = OPINION_COLLECTORS},
    {.name = "subject", .type = F_LINE, .required = true, .max = OPINION_SUBJECT_CHARS},
    {.name = "body", .type = F_TEXT, .required = true, .max = OPINION_BODY_CHARS},
    {.name = "raised_on", .type = F_DATE, .required = true},
    {.name = "place", .type = F_LINE, .max = OPINION_PLACE_CHARS},
    {.name = "category", .type = F_LINE, .max = OPINION_CATEGORY_CHARS},
    {.name = "citizen", .type = F_LINE, .max = OPINION_CITIZEN_CHARS},
    {.name = "contact", .type = F_LINE, .max = OPINION_CONTACT_CHARS},
    {.name = "address", .type = F_LINE, .max = OPINION_ADDRESS_CHARS},
    {.name = "wish", .type = F_LINE, .max = OPINION_WISH_CHARS},
    {.name = "hidden", .type = F_BOOL},
    {.name = "open", .type = F_BOOL},
    {.name = "number", .type = F_LINE, .max = OPINION_NUMBER_CHARS},
    {0},
};

#define VERSION                                                                                    \
    {                                                                                              \
        .name = "version", .type = F_INT                                                           \
    }
#define SURE                                                                                       \
    {                                                                                              \
        .name = "sure", .type = F_BOOL                                                             \
    }

static const struct field SAY_FORM[] = {
    VERSION, SURE, {.name = "note", .type = F_TEXT, .max = 2000}, {0}};
static const struct field CLASSIFY_FORM[] = {
    VERSION, {.name = "topic", .type = F_ID, .required = true}, {0}};
static const struct field ASSIGN_FORM[] = {
    VERSION,
    {.name = "handler", .type = F_WORD, .required = true, .words = HANDLERS},
    {.name = "station", .type = F_INT},
    {.name = "township", .type = F_INT},
    {.name = "organ", .type = F_INT},
    {.name = "due_on", .type = F_DATE},
    {.name = "note", .type = F_TEXT, .max = 2000},
    {0},
};
static const struct field FINISH_FORM[] = {
    VERSION,
    {.name = "outcome", .type = F_WORD, .required = true, .words = OPINION_OUTCOMES},
    {.name = "note", .type = F_TEXT, .required = true, .max = 2000},
    {.name = "promise_on", .type = F_DATE},
    {.name = "answer", .type = F_TEXT, .max = 2000},
    {0},
};
static const struct field NOTE_FORM[] = {
    VERSION,
    {.name = "text", .type = F_TEXT, .required = true, .max = 2000},
    {.name = "shown", .type = F_BOOL},
    {0},
};
static const struct field MERGE_FORM[] = {
    VERSION, {.name = "into", .type = F_INT}, {.name = "number", .type = F_LINE, .max = 40}, {0}};
static const struct field PUBLISH_FORM[] = {
    VERSION,
    {.name = "published", .type = F_WORD, .required = true, .words = "yes no"},
    {.name = "subject", .type = F_LINE, .max = OPINION_SUBJECT_CHARS},
    {.name = "body", .type = F_TEXT, .max = OPINION_BODY_CHARS},
    {.name = "answer", .type = F_TEXT, .max = 2000},
    {.name = "why_not", .type = F_LINE, .max = OPINION_WORDS_CHARS},
    {.name = "confirmed", .type = F_LINE, .max = 120, .many = true},
    {0},
};
static const struct field TOPIC_FORM[] = {
    {.name = "path", .type = F_LINE, .required = true, .max = 210}, {0}};
static const struct field TOPIC_SET[] = {
    VERSION, {.name = "organ", .type = F_INT}, {.name = "active", .type = F_BOOL}, {0}};
static const struct field PERIOD_FORM[] = {
    {.name = "days", .type = F_INT, .required = true},
    {.name = "basis", .type = F_LINE, .max = OPINION_WORDS_CHARS},
    {0},
};
static const struct field HOT_QUERY[] = {
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "station", .type = F_INT},
    {0},
};

#define FORM(path, permission, page, act, fields)                                                  \
    {GET, path, permission, page},                                                                 \
    {                                                                                              \
        POST, path, permission, act, fields, page                                                  \
    }

const struct route opinion_routes[] = {
    {GET, "/opinion", "opinion.read", opinion_web_list, LIST_QUERY},
    {GET, "/opinion/own", "opinion.handle", opinion_web_own, LIST_QUERY},
    {GET, "/opinion/export", "opinion.read", opinion_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/opinion/own/export", "opinion.handle", opinion_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/opinion/new", "opinion.register", opinion_web_new_form, NEW_QUERY},
    {POST, "/opinion/new", "opinion.register", opinion_web_new, NEW_FORM, opinion_web_new_form},
    {GET, "/opinion/hot", "opinion.read", opinion_web_hot, HOT_QUERY},
    FORM("/opinion/topic", "opinion.manage", opinion_web_topics, opinion_web_topic_add, TOPIC_FORM),
    FORM("/opinion/topic/{id}", "opinion.manage", opinion_web_topic_form, opinion_web_topic_set,
         TOPIC_SET),
    {GET, "/opinion/period", "opinion.manage", opinion_web_periods},
    FORM("/opinion/period/{step}", "opinion.manage", opinion_web_period_form,
         opinion_web_period_set, PERIOD_FORM),
    {GET, "/opinion/{id}", "opinion.see", opinion_web_show},
    {POST, "/opinion/{id}/reveal", "opinion.see", opinion_web_reveal, REVEAL_FORM,
     opinion_web_show},
    FORM("/opinion/{id}/classify", "opinion.manage", opinion_web_classify_form,
         opinion_web_classify, CLASSIFY_FORM),
    FORM("/opinion/{id}/assign", "opinion.manage", opinion_web_assign_form, opinion_web_assign,
         ASSIGN_FORM),
    FORM("/opinion/{id}/finish", "opinion.act", opinion_web_finish_form, opinion_web_finish,
         FINISH_FORM),
    FORM("/opinion/{id}/note", "opinion.act", opinion_web_note_form, opinion_web_note, NOTE_FORM),
    FORM("/opinion/{id}/merge", "opinion.manage", opinion_web_merge_form, opinion_web_merge,
         MERGE_FORM),
    FORM("/opinion/{id}/publish", "opinion.manage", opinion_web_publish_form, opinion_web_publish,
         PUBLISH_FORM),
    FORM("/opinion/{id}/answer", "opinion.act", opinion_web_answer_form, opinion_web_answer,
         SAY_FORM),
    FORM("/opinion/{id}/pass-on", "opinion.act", opinion_web_pass_on_form, opinion_web_pass_on,
         SAY_FORM),
    FORM("/opinion/{id}/give-back", "opinion.act", opinion_web_give_back_form,
         opinion_web_give_back, SAY_FORM),
    FORM("/opinion/{id}/keep", "opinion.act", opinion_web_keep_form, opinion_web_keep, SAY_FORM),
    FORM("/opinion/{id}/reject", "opinion.manage", opinion_web_reject_form, opinion_web_reject,
         SAY_FORM),
    {POST, "/opinion/{id}/take", "opinion.act", opinion_web_take, SAY_FORM, opinion_web_show},
    {POST, "/opinion/{id}/restore", "opinion.manage", opinion_web_restore, SAY_FORM,
     opinion_web_show},
    {POST, "/opinion/{id}/split", "opinion.manage", opinion_web_split, SAY_FORM, opinion_web_show},
    {POST, "/opinion/{id}/close", "opinion.manage", opinion_web_close, SAY_FORM, opinion_web_show},
    OPINION_PUBLIC_ROUTES,
    {0},
};
