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
