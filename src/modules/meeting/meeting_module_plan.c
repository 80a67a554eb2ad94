// SPDX-License-Identifier: MulanPSL-2.0
/* Fields that the pages of the preparation accept. Tables only, no logic. */
#include "modules/meeting/meeting_module_plan.h"
#include "modules/meeting/meeting_rules.h"

#define VERSION                                                                                    \
    {                                                                                              \
        .name = "version", .type = F_INT                                                           \
    }

const struct field MEETING_LIST_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "kind", .type = F_LINE, .max = 40},
    {.name = "state", .type = F_WORD, .words = MEETING_STATES},
    {.name = "body", .type = F_ID},
    {.name = "session", .type = F_ID},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "held", .type = F_BOOL},
    {.name = "mine", .type = F_WORD, .words = "1"},
    {.name = "sort", .type = F_WORD, .words = "starts -starts name -name"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

const struct field MEETING_NEW_FORM[] = {
    {.name = "kind", .type = F_LINE, .required = true, .max = 40},
    {.name = "body", .type = F_ID},
    {.name = "session", .type = F_ID},
    {.name = "parent", .type = F_ID},
    {.name = "name", .type = F_LINE, .max = MEETING_NAME_CHARS},
    {.name = "number", .type = F_INT},
    {.name = "starts_on", .type = F_DATE, .required = true},
    {.name = "ends_on", .type = F_DATE},
    {.name = "starts_at", .type = F_LINE, .max = 10},
    {.name = "place", .type = F_LINE, .max = MEETING_PLACE_CHARS},
    VERSION,
    {0},
};

const struct field MEETING_EDIT_FORM[] = {
    VERSION,
    {.name = "name", .type = F_LINE, .required = true, .max = MEETING_NAME_CHARS},
    {.name = "starts_on", .type = F_DATE, .required = true},
    {.name = "ends_on", .type = F_DATE},
    {.name = "starts_at", .type = F_LINE, .max = 10},
    {.name = "place", .type = F_LINE, .max = MEETING_PLACE_CHARS},
    {0},
};

const struct field MEETING_ITEM_FORM[] = {
    VERSION,
    {.name = "title", .type = F_LINE, .required = true, .max = MEETING_TITLE_CHARS},
    {.name = "sort", .type = F_WORD, .required = true, .words = MEETING_SORTS},
    {.name = "prior", .type = F_ID},
    {.name = "parent", .type = F_ID},
    {.name = "organ", .type = F_ID},
    {.name = "presenter", .type = F_LINE, .max = 60},
    {.name = "minutes", .type = F_INT},
    {0},
};

const struct field MEETING_PLAIN_FORM[] = {VERSION, {.name = "sure", .type = F_BOOL}, {0}};

const struct field MEETING_ORDER_FORM[] = {
    VERSION,
    {.name = "item", .type = F_ID, .many = true},
    {.name = "no", .type = F_LINE, .max = 12, .many = true},
    {.name = "depth", .type = F_INT, .many = true},
    {.name = "moved", .type = F_BOOL},
    {0},
};

const struct field MEETING_END_FORM[] = {
    {.name = "state", .type = F_WORD, .required = true, .words = "done deferred withdrawn pending"},
    {.name = "outcome", .type = F_TEXT, .max = MEETING_NOTE_CHARS},
    {0},
};

const struct field MEETING_PAPER_FORM[] = {
    VERSION,
    {.name = "title", .type = F_LINE, .required = true, .max = 200},
    {.name = "readers", .type = F_WORD, .required = true, .words = MEETING_READERS},
    {.name = "people", .type = F_ID, .many = true},
    {0},
};

const struct field MEETING_NOTE_FORM[] = {
    {.name = "text", .type = F_TEXT, .max = 5000},
    {0},
};

const struct field MEETING_PERSON_FORM[] = {
    {.name = "capacity",
     .type = F_WORD,
     .required = true,
     .words = "member attendee observer staff"},
    {.name = "name", .type = F_LINE, .required = true, .max = 60},
    {.name = "title", .type = F_LINE, .max = 80},
    {0},
};

const struct field MEETING_INVITE_FORM[] = {
    {.name = "count", .type = F_INT, .required = true},
    {0},
};

const struct field MEETING_ATTENDEES_QUERY[] = {{.name = "q", .type = F_LINE, .max = 60}, {0}};

const struct field MEETING_ATTENDEES_FORM[] = {
    {.name = "who", .type = F_ID, .many = true},
    {.name = "looked", .type = F_ID, .many = true},
    {.name = "q", .type = F_LINE, .max = 60},
    {0},
};

const struct field MEETING_SEATS_FORM[] = {
    VERSION,
    {.name = "rows", .type = F_INT, .required = true},
    {.name = "cols", .type = F_INT, .required = true},
    {0},
};

const struct field MEETING_SEATS_QUERY[] = {
    {.name = "moved", .type = F_ID},
    {.name = "from", .type = F_LINE, .max = 8},
    {0},
};

const struct field MEETING_SEAT_FORM[] = {
    {.name = "person", .type = F_LINE, .max = 60},
    {.name = "person_id", .type = F_ID},
    {.name = "seat", .type = F_LINE, .max = 8},
    {0},
};

const struct field MEETING_NOTICE_FORM[] = {
    VERSION,
    {.name = "text", .type = F_TEXT, .max = MEETING_NOTE_CHARS},
    {.name = "reason", .type = F_TEXT, .max = MEETING_NOTE_CHARS},
    {0},
};

const struct field MEETING_LEAVE_FORM[] = {
    {.name = "person", .type = F_ID},
    {.name = "sort", .type = F_WORD, .required = true, .words = MEETING_LEAVES},
    {.name = "reason", .type = F_TEXT, .required = true, .max = 500},
    {0},
};

const struct field MEETING_DECIDE_FORM[] = {
    VERSION,
    {.name = "leave", .type = F_ID, .required = true},
    {.name = "grant", .type = F_BOOL},
    {.name = "note", .type = F_LINE, .max = 200},
    {0},
};

const struct field MEETING_REASON_FORM[] = {
    VERSION,
    {.name = "reason", .type = F_TEXT, .required = true, .max = MEETING_NOTE_CHARS},
    {0},
};

const struct field MEETING_NEW_QUERY[] = {{.name = "kind", .type = F_LINE, .max = 40}, {0}};

const struct field MEETING_EXTRA_FORM[] = {
    {.name = "called_by", .type = F_WORD, .required = true, .words = "necessary deputies"},
    {.name = "proposing", .type = F_INT},
    {.name = "reason", .type = F_TEXT, .max = 500},
    {.name = "decided_on", .type = F_DATE},
    {0},
};

const struct field MEETING_FIRST_FORM[] = {
    {.name = "number", .type = F_INT},
    {.name = "elected_on", .type = F_DATE},
    {0},
};

const struct field MEETING_REMOTE_FORM[] = {
    {.name = "person", .type = F_ID},
    {.name = "reason", .type = F_LINE, .max = 500},
    {.name = "decided_on", .type = F_DATE},
    {0},
};

const struct field MEETING_INQUIRE_FORM[] = {
    {.name = "person", .type = F_ID},
    {.name = "organ", .type = F_ID},
    {.name = "question", .type = F_TEXT, .max = 2000},
    {0},
};

const struct field MEETING_ANSWER_FORM[] = {
    {.name = "answerer", .type = F_LINE, .max = 60},
    {.name = "rank", .type = F_WORD, .words = "head responsible other"},
    {.name = "answer", .type = F_TEXT, .max = 2000},
    VERSION,
    {0},
};

const struct field MEETING_PEOPLE_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "capacity", .type = F_WORD, .words = MEETING_CAPACITY_WORDS},
    {.name = "answer", .type = F_WORD, .words = MEETING_ANSWER_WORDS},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};

const struct field MEETING_READ_QUERY[] = {{.name = "at", .type = F_INT}, {0}};

const struct field MEETING_MARK_FORM[] = {
    {.name = "place", .type = F_INT},
    {.name = "text", .type = F_TEXT, .max = 1000},
    {0},
};

const struct field MEETING_UNMARK_FORM[] = {
    {.name = "mark", .type = F_ID, .required = true},
    {0},
};

const struct field MEETING_TOPIC_QUERY[] = {
    {.name = "state", .type = F_WORD, .words = "proposed accepted scheduled declined withdrawn"},
    {0},
};

const struct field MEETING_TOPIC_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = MEETING_TITLE_CHARS},
    {.name = "reason", .type = F_TEXT, .required = true, .max = MEETING_NOTE_CHARS},
    {.name = "sort", .type = F_WORD, .required = true, .words = MEETING_SORTS},
    {.name = "source", .type = F_WORD, .required = true, .words = MEETING_SOURCES},
    {.name = "organ", .type = F_ID},
    {.name = "wanted_on", .type = F_DATE},
    {0},
};

const struct field MEETING_TOPIC_ANSWER[] = {
    VERSION,
    {.name = "accept", .type = F_BOOL},
    {.name = "answer", .type = F_TEXT, .max = MEETING_NOTE_CHARS},
    {0},
};

const struct field MEETING_TOPIC_MEETING[] = {
    {.name = "meeting", .type = F_ID, .required = true},
    {0},
};

const struct field MEETING_YEAR_QUERY[] = {{.name = "year", .type = F_INT}, {0}};

const struct field MEETING_KIND_FORM[] = {
    VERSION,
    {.name = "name", .type = F_LINE, .required = true, .max = 40},
    {.name = "title", .type = F_LINE, .max = 80},
    {.name = "body_kind", .type = F_LINE, .max = 40},
    {.name = "convener", .type = F_LINE, .max = 100},
    {.name = "attendees", .type = F_TEXT, .max = 500},
    {.name = "papers", .type = F_TEXT, .max = 1000},
    {.name = "quorum", .type = F_WORD, .required = true, .words = "none over_half half two_thirds"},
    {.name = "quorum_article", .type = F_LINE, .max = 200},
    {.name = "majority",
     .type = F_WORD,
     .required = true,
     .words = "none half_of_all two_thirds_of_all half_of_present"},
    {.name = "majority_article", .type = F_LINE, .max = 200},
    {.name = "notice_months", .type = F_INT},
    {.name = "notice_days", .type = F_INT},
    {.name = "papers_days", .type = F_INT},
    {.name = "notice_article", .type = F_LINE, .max = 200},
    {.name = "every_months", .type = F_INT},
    {.name = "every_article", .type = F_LINE, .max = 200},
    {.name = "quota", .type = F_INT},
    {.name = "after_kind", .type = F_LINE, .max = 40},
    {.name = "after_article", .type = F_LINE, .max = 200},
    {.name = "observers", .type = F_BOOL},
    {.name = "urgent", .type = F_BOOL},
    {.name = "closed", .type = F_BOOL},
    {0},
};

const struct field MEETING_PRINT_QUERY[] = {
    {.name = "paper", .type = F_WORD, .words = "notice agenda mine"},
    {.name = "person", .type = F_ID},
    {.name = "format", .type = F_WORD, .words = "docx pdf html"},
    {0},
};
