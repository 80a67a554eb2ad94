// SPDX-License-Identifier: MulanPSL-2.0
/* Fields of the pages on which an office sets the suggestions up. Tables only, no logic. */
#include "modules/suggestion/suggestion_module_settings.h"

const struct field SUGGESTION_FIELDS_SET_ID_ASK[] = {{.name = "id", .type = F_ID}, {0}};
const struct field SUGGESTION_FIELDS_SET_CLASS[] = {
    {.name = "id", .type = F_ID},
    {.name = "code", .type = F_LINE, .required = true, .max = 10},
    {.name = "name", .type = F_LINE, .required = true, .max = 60},
    {.name = "kind",
     .type = F_WORD,
     .required = true,
     .words = "solved being_solved not_solvable upper_level"},
    {.name = "position", .type = F_INT},
    {.name = "active", .type = F_BOOL},
    {0},
};
const struct field SUGGESTION_FIELDS_SET_CATEGORY[] = {
    {.name = "id", .type = F_ID},
    {.name = "code", .type = F_LINE, .required = true, .max = 20},
    {.name = "parent", .type = F_ID},
    {.name = "name", .type = F_LINE, .required = true, .max = 60},
    {.name = "position", .type = F_INT},
    {.name = "active", .type = F_BOOL},
    {0},
};
const struct field SUGGESTION_FIELDS_SET_KEY_ASK[] = {{.name = "key", .type = F_LINE, .max = 60},
                                                      {0}};
const struct field SUGGESTION_FIELDS_SET_NUMBER[] = {
    {.name = "key", .type = F_LINE, .required = true, .max = 60},
    {.name = "value", .type = F_INT, .required = true},
    {0},
};
const struct field SUGGESTION_FIELDS_SET_ORGAN_ASK[] = {{.name = "organ", .type = F_ID}, {0}};
const struct field SUGGESTION_FIELDS_SET_STEPS[] = {
    {.name = "organ", .type = F_ID, .required = true},
    {.name = "name1", .type = F_LINE, .max = 40},
    {.name = "name2", .type = F_LINE, .max = 40},
    {.name = "name3", .type = F_LINE, .max = 40},
    {.name = "name4", .type = F_LINE, .max = 40},
    {.name = "name5", .type = F_LINE, .max = 40},
    {.name = "who1", .type = F_ID},
    {.name = "who2", .type = F_ID},
    {.name = "who3", .type = F_ID},
    {.name = "who4", .type = F_ID},
    {.name = "who5", .type = F_ID},
    {0},
};
