// SPDX-License-Identifier: MulanPSL-2.0
/* Fields that the pages of the day accept. Tables only, no logic. */
#include "modules/meeting/meeting_module_hall.h"

#define VERSION                                                                                    \
    {                                                                                              \
        .name = "version", .type = F_INT                                                           \
    }
#define METHODS "device hands paper"
#define SHOWS   "members present absent late guests all"

const struct field MEETING_FIELDS_PLAIN[] = {{0}};

const struct field MEETING_FIELDS_COURSE[] = {
    VERSION,
    {.name = "act", .type = F_WORD, .required = true, .words = "open adjourn resume close"},
    {.name = "minutes", .type = F_INT},
    {.name = "sitting_over", .type = F_BOOL},
    {0},
};

const struct field MEETING_FIELDS_CALL[] = {
    VERSION,
    {.name = "item", .type = F_ID, .required = true},
    {0},
};

const struct field MEETING_FIELDS_SCREEN[] = {
    {.name = "show",
     .type = F_WORD,
     .required = true,
     .words = "auto agenda sign_in speaker vote blank"},
    {0},
};

const struct field MEETING_FIELDS_TIMER[] = {
    {.name = "title", .type = F_LINE, .max = 40},
    {.name = "minutes", .type = F_INT},
    {0},
};

const struct field MEETING_FIELDS_NOTE[] = {
    {.name = "body", .type = F_TEXT, .max = 20000},
    {0},
};

const struct field MEETING_FIELDS_ASK_FOR[] = {
    {.name = "person", .type = F_ID, .required = true},
    {.name = "kind", .type = F_WORD, .words = "plenary group report answer"},
    {.name = "topic", .type = F_LINE, .max = 100},
    {0},
};

const struct field MEETING_FIELDS_FLOOR[] = {
    {.name = "act",
     .type = F_WORD,
     .required = true,
     .words = "give end cut warn pause go_on extend refuse move up"},
    {.name = "place", .type = F_INT},
    {0},
};

const struct field MEETING_FIELDS_VOTE_QUERY[] = {
    {.name = "item", .type = F_ID},
    {.name = "role",
     .type = F_WORD,
     .words = "whole clause amendment appointment dismissal removal election rating procedure"},
    {0},
};

const struct field MEETING_FIELDS_VOTE[] = {
    {.name = "item", .type = F_ID, .required = true},
    {.name = "role",
     .type = F_WORD,
     .required = true,
     .words = "whole clause amendment appointment dismissal removal election rating procedure"},
    {.name = "title", .type = F_LINE, .max = 200},
    {.name = "clause", .type = F_LINE, .max = 100},
    {.name = "method", .type = F_WORD, .required = true, .words = METHODS},
    {.name = "secret", .type = F_WORD, .required = true, .words = "0 1"},
    {.name = "options", .type = F_TEXT, .max = 4000},
    {.name = "post", .type = F_WORD, .words = "chief vice member deputy other"},
    {.name = "occasion", .type = F_WORD, .words = "first another by_election"},
    {.name = "seats", .type = F_INT},
    {.name = "scale", .type = F_LINE, .max = 100},
    {.name = "rating_rule",
     .type = F_WORD,
     .words = "half_of_all share_of_ballots half_of_present noted"},
    {.name = "pass_percent", .type = F_INT},
    {.name = "pass_grades", .type = F_INT},
    {.name = "basis", .type = F_LINE, .max = 100},
    {.name = "seconds", .type = F_INT},
    {.name = "motion", .type = F_ID},
    {.name = "write_in", .type = F_BOOL},
    {.name = "en_bloc", .type = F_BOOL},
    {.name = "open", .type = F_BOOL},
    {.name = "reason", .type = F_TEXT, .max = 500},
    {0},
};

const struct field MEETING_FIELDS_REPEAT[] = {
    {.name = "tied", .type = F_BOOL},
    {.name = "reason", .type = F_TEXT, .max = 500},
    {0},
};

const struct field MEETING_FIELDS_CHANGE[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = "add next defer withdraw"},
    {.name = "item", .type = F_ID},
    {.name = "title", .type = F_LINE, .max = 300},
    {.name = "sort",
     .type = F_WORD,
     .words = "report bill decision appointment rating study other"},
    {.name = "reason", .type = F_TEXT, .max = 2000},
    {.name = "proposer", .type = F_LINE, .max = 60},
    {.name = "again", .type = F_LINE, .max = 500},
    {.name = "method", .type = F_WORD, .required = true, .words = METHODS},
    {0},
};

const struct field MEETING_FIELDS_ROLL_QUERY[] = {
    {.name = "show", .type = F_WORD, .words = SHOWS},
    {.name = "q", .type = F_LINE},
    {.name = "from", .type = F_INT},
    {0},
};

const struct field MEETING_FIELDS_ROLL[] = {
    {.name = "person", .type = F_ID, .required = true},
    {.name = "act", .type = F_WORD, .required = true, .words = "in out undo"},
    {.name = "q", .type = F_LINE},
    {.name = "reason", .type = F_LINE, .max = 100},
    {.name = "show", .type = F_WORD, .words = SHOWS},
    {0},
};

const struct field MEETING_FIELDS_FORMAT[] = {
    {.name = "format", .type = F_WORD, .words = "pdf docx html csv xlsx"},
    {0},
};

const struct field MEETING_FIELDS_DESK[] = {
    {.name = "code", .type = F_LINE, .required = true, .max = 20},
    {0},
};

const struct field MEETING_FIELDS_IN_QUERY[] = {
    {.name = "p", .type = F_INT},
    {.name = "c", .type = F_LINE, .max = 40},
    {0},
};

const struct field MEETING_FIELDS_IN[] = {
    {.name = "p", .type = F_INT, .required = true},
    {.name = "t", .type = F_LINE, .required = true, .max = 40},
    {0},
};

const struct field MEETING_FIELDS_SEAT_ASK[] = {
    {.name = "topic", .type = F_LINE, .max = 100},
    {0},
};

const struct field MEETING_FIELDS_SEAT_WITHDRAW[] = {
    {.name = "speech", .type = F_ID, .required = true},
    {0},
};

const struct field MEETING_FIELDS_SEAT_LEAVE[] = {
    {.name = "reason", .type = F_LINE, .max = 100},
    {0},
};

const struct field MEETING_FIELDS_SPEECH_QUERY[] = {
    {.name = "item", .type = F_ID},
    {.name = "person", .type = F_ID},
    {0},
};

const struct field MEETING_FIELDS_SPEECH[] = {
    VERSION,
    {.name = "summary", .type = F_TEXT, .max = 10000},
    {0},
};

const struct field MEETING_FIELDS_SPEECH_NEW[] = {
    {.name = "person", .type = F_ID, .required = true},
    {.name = "item", .type = F_ID},
    {.name = "minutes", .type = F_INT},
    {.name = "summary", .type = F_TEXT, .max = 10000},
    {0},
};
