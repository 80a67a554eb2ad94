// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module station. Tables only, no logic. */
#include "modules/station/station_module.h"
#include "modules/station/station.h"
#include "modules/station/station_duties.h"
#include "modules/station/station_files.h"
#include "modules/station/station_import.h"
#include "modules/station/station_indicators.h"
#include "modules/station/station_jobs.h"
#include "modules/station/station_portal.h"
#include "modules/station/station_report.h"
#include "modules/station/station_search.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_book.h"
#include "modules/station/station_web_measure.h"
#include "modules/station/station_web_rota.h"
#include "platform/crypt.h"
#include "platform/http/static_files.h"
#include "platform/reveal.h"
#include "station_migrations.h"

#define KIND_WORDS    "county township community base point room"
#define STATE_WORDS   "planned built running rectify closed"
#define LEVEL_WORDS   "township county city province nation"
#define PROBLEM_WORDS "collected handling solved explained"
#define HANDLED_WORDS "station community township county"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define SPAN {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE}
#define TOWN                                                                                       \
    {.name = "delegation", .type = F_ID}, {.name = "without", .type = F_WORD, .words = "delegation"}
#define PAGING                                                                                     \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT},                                                              \
    {.name = "format", .type = F_WORD, .words = "csv xlsx"}

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "kind", .type = F_WORD, .words = KIND_WORDS},
    {.name = "state", .type = F_WORD, .words = STATE_WORDS},
    {.name = "division", .type = F_LINE, .max = 12},
    {.name = "parent", .type = F_ID},
    TOWN,
    {.name = "organ", .type = F_ID},
    {.name = "open", .type = F_BOOL},
    {.name = "mine", .type = F_BOOL},
    {.name = "halls", .type = F_BOOL},
    {.name = "built", .type = F_INT},
    {.name = "on", .type = F_DATE},
    SPAN,
    {.name = "sort", .type = F_WORD, .words = "made -made name -name division -division"},
    PAGING,
    {0},
};
static const struct field LEVEL_QUERY[] = {
    {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE}, {0}};
static const struct field RECEPTION_QUERY[] = {
    {.name = "station", .type = F_ID},
    TOWN,
    {.name = "deputy", .type = F_ID},
    SPAN,
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "party", .type = F_BOOL},
    {.name = "level", .type = F_WORD, .words = STATION_LEVELS},
    {.name = "sort", .type = F_WORD, .words = "day -day people -people"},
    PAGING,
    {0},
};
static const struct field FUND_QUERY[] = {
    {.name = "station", .type = F_ID},
    {.name = "kind", .type = F_WORD, .words = "allocated spent settled"}, SPAN, PAGING, {0}};
static const struct field STANDARD_QUERY[] = {
    {.name = "active", .type = F_BOOL}, {.name = "group", .type = F_LINE}, {0}};
static const struct field PROBLEM_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "station", .type = F_ID},
    TOWN,
    {.name = "state", .type = F_WORD, .words = PROBLEM_WORDS},
    {.name = "level", .type = F_WORD, .words = HANDLED_WORDS},
    SPAN,
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "party", .type = F_BOOL},
    {.name = "settled", .type = F_BOOL},
    PAGING,
    {0},
};

#define VALUES                                                                                     \
    {.name = "name", .type = F_LINE, .required = true, .max = STATION_NAME_CHARS},                 \
    {.name = "kind", .type = F_WORD, .required = true, .words = KIND_WORDS},                       \
    {.name = "parent", .type = F_ID},                                                              \
    {.name = "place", .type = F_LINE, .max = STATION_PLACE_CHARS},                                 \
    {.name = "division", .type = F_LINE, .max = 12},                                               \
    {.name = "organ", .type = F_ID}, {.name = "delegation", .type = F_ID},                         \
    {.name = "keeper", .type = F_LINE, .max = 60},                                                 \
    {.name = "phone", .type = F_LINE, .max = 100},                                                 \
    {.name = "hours", .type = F_LINE, .max = 100},                                                 \
    {.name = "area", .type = F_INT},                                                               \
    {.name = "built_on", .type = F_DATE},                                                          \
    {.name = "opened_on", .type = F_DATE},                                                         \
    {.name = "services", .type = F_LINE, .max = STATION_PLACE_CHARS},                              \
    {.name = "lon", .type = F_LINE, .max = 20},                                                    \
    {.name = "lat", .type = F_LINE, .max = 20},                                                    \
    {.name = "note", .type = F_TEXT, .max = 2000}

static const struct field NEW_QUERY[] = {{.name = "parent", .type = F_ID}, {0}};
static const struct field NEW_FORM[] = {
    VALUES, {.name = "state", .type = F_WORD, .required = true, .words = STATE_WORDS}, {0}};
static const struct field EDIT_FORM[] = {VALUES, VERSION, {0}};
static const struct field STATE_FORM[] = {
    {.name = "state", .type = F_WORD, .required = true, .words = STATE_WORDS},
    {.name = "on", .type = F_DATE, .required = true},
    VERSION,
    {0},
};
static const struct field ASSIGN_FORM[] = {
    {.name = "deputy", .type = F_LINE, .required = true, .max = STATION_PERSON_CHARS},
    {.name = "level", .type = F_WORD, .words = LEVEL_WORDS},
    {.name = "mandate", .type = F_ID},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "to_on", .type = F_DATE},
    {0},
};
static const struct field LEAVE_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true}, VERSION, {0}};

#define TOLD                                                                                       \
    {.name = "body", .type = F_TEXT, .max = STATION_BODY_CHARS},                                   \
    {.name = "place", .type = F_LINE, .max = STATION_PLACE_CHARS},                                 \
    {.name = "citizen", .type = F_LINE, .max = STATION_PERSON_CHARS},                              \
    {.name = "contact", .type = F_LINE, .max = STATION_PERSON_CHARS}

static const struct field RECEIVE_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "serving", .type = F_ID, .many = true},
    {.name = "others", .type = F_LINE, .max = 400},
    {.name = "people", .type = F_INT, .required = true},
    {.name = "note", .type = F_TEXT, .max = 2000},
    {.name = "subject", .type = F_LINE, .max = STATION_PROBLEM_CHARS},
    TOLD,
    {.name = "told", .type = F_TEXT, .many = true, .max = STATION_BODY_CHARS + 1000},
    {.name = "client", .type = F_LINE, .max = 64},
    {0},
};
static const struct field RECEPTION_FORM[] = {{.name = "people", .type = F_INT, .required = true},
                                              {.name = "note", .type = F_TEXT, .max = 2000},
                                              VERSION, {0}};
static const struct field NOTE_QUERY[] = {{.name = "reception", .type = F_ID}, {0}};
static const struct field NOTE_FORM[] = {
    {.name = "subject", .type = F_LINE, .required = true, .max = STATION_PROBLEM_CHARS},
    TOLD,
    {.name = "level", .type = F_WORD, .words = HANDLED_WORDS},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "reception", .type = F_ID},
    {0},
};
static const struct field SHARE_FORM[] = {
    {.name = "account", .type = F_ID},
    {.name = "part", .type = F_WORD, .words = STATION_SHARE_PARTS},
    {.name = "what", .type = F_LINE, .max = 200},
    {.name = "due_on", .type = F_DATE},
    {0},
};
static const struct field SHARED_FORM[] = {
    {.name = "note", .type = F_TEXT, .max = 500}, VERSION, {0}};
static const struct field SETTLE_FORM[] = {
    {.name = "level", .type = F_WORD, .words = HANDLED_WORDS},
    {.name = "state", .type = F_WORD, .required = true, .words = PROBLEM_WORDS},
    {.name = "result", .type = F_TEXT, .max = 500},
    {.name = "on", .type = F_DATE},
    {0},
};
static const struct field DAY_QUERY[] = {
    {.name = "station", .type = F_ID},
    {.name = "mine", .type = F_BOOL},
    SPAN,
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "state", .type = F_WORD, .words = "scheduled held cancelled"},
    PAGING,
    {0},
};
#define TIMES                                                                                      \
    {.name = "title", .type = F_LINE, .required = true, .max = 60},                                \
    {.name = "begins", .type = F_LINE, .required = true, .max = 5},                                \
    {.name = "ends", .type = F_LINE, .required = true, .max = 5},                                  \
    {.name = "seats", .type = F_INT, .required = true}

static const struct field SERIES_FORM[] = {
    TIMES,
    {.name = "rule", .type = F_WORD, .required = true, .words = "month weekday week"},
    {.name = "nth", .type = F_INT},
    {.name = "weekday", .type = F_INT},
    {.name = "shift", .type = F_BOOL},
    {.name = "from_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field DAY_FORM[] = {
    TIMES, {.name = "on", .type = F_DATE, .required = true}, {0}};
static const struct field CANCEL_FORM[] = {
    {.name = "reason", .type = F_LINE, .required = true}, VERSION, {0}};
static const struct field SWAP_FORM[] = {
    {.name = "reason", .type = F_LINE, .required = true},
    {.name = "deputy", .type = F_ID},
    VERSION,
    {0},
};
static const struct field MONTH_QUERY[] = {
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "format", .type = F_WORD, .words = "docx pdf html"},
    {0},
};
static const struct field YEAR_QUERY[] = {{.name = "year", .type = F_INT}, {0}};
#define STANDARD                                                                                   \
    {.name = "grouping", .type = F_LINE, .required = true, .max = 100},                            \
    {.name = "title", .type = F_LINE, .required = true, .max = 100},                               \
    {.name = "place", .type = F_INT}

static const struct field STANDARD_NEW_FORM[] = {STANDARD, {0}};
static const struct field STANDARD_FORM[] = {
    STANDARD, {.name = "active", .type = F_BOOL}, VERSION, {0}};
static const struct field CHECK_FORM[] = {
    {.name = "passed", .type = F_ID, .many = true},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "until", .type = F_DATE},
    {.name = "note", .type = F_TEXT, .max = 2000},
    {0},
};
static const struct field FUND_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = "allocated spent settled"},
    {.name = "amount", .type = F_LINE, .required = true, .max = 30},
    {.name = "year", .type = F_INT, .required = true},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "purpose", .type = F_LINE, .required = true, .max = 100},
    {.name = "document", .type = F_LINE, .max = 100},
    {0},
};
static const struct field GUIDE_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 60},
    {.name = "from_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field GUIDANCE_FORM[] = {
    {.name = "guide", .type = F_ID, .required = true},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "found", .type = F_TEXT, .required = true, .max = 2000},
    {.name = "advice", .type = F_TEXT, .max = 2000},
    {0},
};
#define ACTIVITY                                                                                   \
    {.name = "kind", .type = F_WORD, .required = true,                                             \
     .words = "training contact voters inspection report other"},                                  \
    {.name = "title", .type = F_LINE, .required = true, .max = 100},                               \
    {.name = "on", .type = F_DATE, .required = true},                                              \
    {.name = "state", .type = F_WORD, .required = true, .words = "planned held cancelled"},        \
    {.name = "deputies", .type = F_INT},                                                           \
    {.name = "people", .type = F_INT},                                                             \
    {.name = "summary", .type = F_TEXT, .max = 2000}

static const struct field ACTIVITY_NEW_FORM[] = {ACTIVITY, {0}};
static const struct field ACTIVITY_FORM[] = {ACTIVITY, VERSION, {0}};
static const struct field MEASURE_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 100},
    {.name = "basis", .type = F_LINE, .max = 100},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "to_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field ITEM_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = 100},
    {.name = "points", .type = F_LINE, .required = true, .max = 10},
    {.name = "figure", .type = F_WORD, .words = STATION_FIGURES},
    {.name = "target", .type = F_LINE, .max = 10},
    {0},
};
#define P(n) {.name = n, .type = F_LINE, .max = 10}
static const struct field SCORE_FORM[] = {
    P("p0"), P("p1"), P("p2"), P("p3"), P("p4"),
    P("p5"), P("p6"), P("p7"), P("p8"), P("p9"),
    P("p10"), P("p11"), P("p12"), P("p13"), P("p14"),
    P("p15"), P("p16"), P("p17"), P("p18"), P("p19"),
    P("p20"), P("p21"), P("p22"), P("p23"), P("p24"),
    P("p25"), P("p26"), P("p27"), P("p28"), P("p29"),
    P("p30"), P("p31"), P("p32"), P("p33"), P("p34"),
    P("p35"), P("p36"), P("p37"), P("p38"), P("p39"),
    {.name = "note", .type = F_TEXT, .max = 2000},
    VERSION,
    {0},
};
static const struct field FORMAT_QUERY[] = {
    {.name = "format", .type = F_WORD, .words = "docx pdf html"}, {0}};
static const struct field PUBLIC_QUERY[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "near", .type = F_LINE, .max = 12},
    {.name = "qr", .type = F_BOOL},
    {0},
};
/* clang-format on */

#define VIEW    "station.view"
#define EDIT    "station.edit"
#define RECEIVE "station.receive"
#define KEEP    "station.keep"

static const struct route ROUTES[] = {
    {GET, "/station", VIEW, station_web_list, LIST_QUERY},
    {GET, "/station/export", VIEW, station_web_list_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/station/new", EDIT, station_web_new_page, NEW_QUERY},
    {POST, "/station/new", EDIT, station_web_new, NEW_FORM, station_web_new_page},
    {GET, "/station/level", VIEW, station_web_levels, LEVEL_QUERY},
    {GET, "/station/reception", VIEW, station_web_receptions, RECEPTION_QUERY},
    {GET, "/station/reception/export", VIEW, station_web_receptions_export, RECEPTION_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/station/reception/{id}", VIEW, station_web_reception},
    {GET, "/station/reception/{id}/edit", RECEIVE, station_web_reception_edit_page},
    {POST, "/station/reception/{id}/edit", RECEIVE, station_web_reception_edit, RECEPTION_FORM,
     station_web_reception_edit_page},
    {GET, "/station/day", VIEW, station_web_days, DAY_QUERY},
    {GET, "/station/day/export", VIEW, station_web_days_export, DAY_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/station/day/{id}", VIEW, station_web_day},
    {GET, "/station/day/{id}/cancel", KEEP, station_web_day_cancel_page},
    {POST, "/station/day/{id}/cancel", KEEP, station_web_day_cancel, CANCEL_FORM,
     station_web_day_cancel_page},
    {GET, "/station/day/{id}/duty/{duty}", RECEIVE, station_web_swap_page},
    {POST, "/station/day/{id}/duty/{duty}", RECEIVE, station_web_swap, SWAP_FORM,
     station_web_swap_page},
    {GET, "/station/{id}/series", VIEW, station_web_series},
    {GET, "/station/{id}/series/new", KEEP, station_web_series_new_page},
    {POST, "/station/{id}/series/new", KEEP, station_web_series_new, SERIES_FORM,
     station_web_series_new_page},
    {GET, "/station/{id}/series/{series}/end", KEEP, station_web_series_end_page},
    {POST, "/station/{id}/series/{series}/end", KEEP, station_web_series_end, LEAVE_FORM,
     station_web_series_end_page},
    {GET, "/station/{id}/day/new", KEEP, station_web_day_new_page},
    {POST, "/station/{id}/day/new", KEEP, station_web_day_new, DAY_FORM, station_web_day_new_page},
    {GET, "/station/{id}/rota", VIEW, station_web_rota_sheet, MONTH_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/station/problem", VIEW, station_web_problems, PROBLEM_QUERY},
    {GET, "/station/problem/export", VIEW, station_web_problems_export, PROBLEM_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/station/problem/{id}", VIEW, station_web_problem},
    {POST, "/station/problem/{id}/reveal", VIEW, station_web_reveal, REVEAL_FORM,
     station_web_problem},
    {GET, "/station/problem/{id}/share", KEEP, station_web_share_page},
    {POST, "/station/problem/{id}/share", KEEP, station_web_share, SHARE_FORM,
     station_web_share_page},
    {GET, "/station/problem/{id}/share/{share}", VIEW, station_web_share_done_page},
    {POST, "/station/problem/{id}/share/{share}", VIEW, station_web_share_done, SHARED_FORM,
     station_web_share_done_page},
    {GET, "/station/problem/{id}/settle", KEEP, station_web_settle_page},
    {POST, "/station/problem/{id}/settle", KEEP, station_web_settle, SETTLE_FORM,
     station_web_settle_page},
    {GET, "/station/fund", VIEW, station_web_funds, FUND_QUERY},
    {GET, "/station/fund/export", VIEW, station_web_funds_export, FUND_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/station/standard", VIEW, station_web_standards, STANDARD_QUERY},
    {GET, "/station/standard/new", EDIT, station_web_standard_new_page},
    {POST, "/station/standard/new", EDIT, station_web_standard_new, STANDARD_NEW_FORM,
     station_web_standard_new_page},
    {GET, "/station/standard/{id}", EDIT, station_web_standard_page},
    {POST, "/station/standard/{id}", EDIT, station_web_standard, STANDARD_FORM,
     station_web_standard_page},
    {GET, "/station/{id}/book", VIEW, station_web_book, YEAR_QUERY},
    {GET, "/station/{id}/check", EDIT, station_web_check_page},
    {POST, "/station/{id}/check", EDIT, station_web_check, CHECK_FORM, station_web_check_page},
    {GET, "/station/{id}/check/{check}", KEEP, station_web_rectified_page},
    {POST, "/station/{id}/check/{check}", KEEP, station_web_rectified, LEAVE_FORM,
     station_web_rectified_page},
    {GET, "/station/{id}/fund", EDIT, station_web_fund_page},
    {POST, "/station/{id}/fund", EDIT, station_web_fund, FUND_FORM, station_web_fund_page},
    {GET, "/station/{id}/guide", EDIT, station_web_guide_page},
    {POST, "/station/{id}/guide", EDIT, station_web_guide, GUIDE_FORM, station_web_guide_page},
    {GET, "/station/{id}/guide/{guide}", EDIT, station_web_guide_end_page},
    {POST, "/station/{id}/guide/{guide}", EDIT, station_web_guide_end, LEAVE_FORM,
     station_web_guide_end_page},
    {GET, "/station/{id}/guidance", EDIT, station_web_guidance_page},
    {POST, "/station/{id}/guidance", EDIT, station_web_guidance, GUIDANCE_FORM,
     station_web_guidance_page},
    {GET, "/station/{id}/activity", KEEP, station_web_activity_page},
    {POST, "/station/{id}/activity", KEEP, station_web_activity, ACTIVITY_NEW_FORM,
     station_web_activity_page},
    {GET, "/station/{id}/activity/{activity}", KEEP, station_web_activity_edit_page},
    {POST, "/station/{id}/activity/{activity}", KEEP, station_web_activity_edit, ACTIVITY_FORM,
     station_web_activity_edit_page},
    {GET, "/station/measure", VIEW, station_web_measures},
    {GET, "/station/measure/new", EDIT, station_web_measure_new_page},
    {POST, "/station/measure/new", EDIT, station_web_measure_new, MEASURE_FORM,
     station_web_measure_new_page},
    {GET, "/station/measure/{id}", VIEW, station_web_measure},
    {GET, "/station/measure/{id}/item", EDIT, station_web_measure_item_page},
    {POST, "/station/measure/{id}/item", EDIT, station_web_measure_item, ITEM_FORM,
     station_web_measure_item_page},
    {POST, "/station/measure/{id}/item/{item}/drop", EDIT, station_web_measure_item_drop, NULL,
     station_web_measure},
    {GET, "/station/measure/{id}/score/{result}", KEEP, station_web_score_page},
    {POST, "/station/measure/{id}/score/{result}", KEEP, station_web_score, SCORE_FORM,
     station_web_score_page},
    {GET, "/station/measure/{id}/letter/{result}", VIEW, station_web_letter, FORMAT_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {POST, "/station/measure/{id}/{state}", EDIT, station_web_measure_move, NULL,
     station_web_measure},
    {GET, "/station/map", VIEW, station_web_map},
    {GET, "/station/{id}/poster", VIEW, station_web_poster},
    {GET, "/station/offline/desk", RECEIVE, station_web_offline},
    {GET, "/station/offline/worker.js", PUBLIC, static_offline_worker, .flags = ROUTE_NO_JSON},
    {GET, "/station/{id}", VIEW, station_web_show},
    {GET, "/station/{id}/edit", EDIT, station_web_edit_page},
    {POST, "/station/{id}/edit", EDIT, station_web_edit, EDIT_FORM, station_web_edit_page},
    {GET, "/station/{id}/state", EDIT, station_web_state_page},
    {POST, "/station/{id}/state", EDIT, station_web_state, STATE_FORM, station_web_state_page},
    {GET, "/station/{id}/assign", EDIT, station_web_assign_page},
    {POST, "/station/{id}/assign", EDIT, station_web_assign, ASSIGN_FORM, station_web_assign_page},
    {GET, "/station/{id}/assign/{row}/leave", EDIT, station_web_unassign_page},
    {POST, "/station/{id}/assign/{row}/leave", EDIT, station_web_unassign, LEAVE_FORM,
     station_web_unassign_page},
    {GET, "/station/{id}/receive", RECEIVE, station_web_receive_page},
    {POST, "/station/{id}/receive", RECEIVE, station_web_receive, RECEIVE_FORM,
     station_web_receive_page},
    {GET, "/station/{id}/problem", RECEIVE, station_web_note_page, NOTE_QUERY},
    {POST, "/station/{id}/problem", RECEIVE, station_web_note, NOTE_FORM, station_web_note_page},
    {GET, "/p/station", PUBLIC, station_web_public_list, PUBLIC_QUERY},
    {GET, "/p/station/{id}", PUBLIC, station_web_public_show, PUBLIC_QUERY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"station.view", "office leader committee deputy keeper reader"},
    {"station.edit", "office"},
    {"station.keep", "office keeper"},
    {"station.receive", "office keeper deputy"},
    {"station.contact", "office keeper"},
    {"station.import", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "station.menu",
     .path = "/station",
     .icon = "home",
     .permission = VIEW,
     .frame = "staff"},
    {.text = "station.public.menu",
     .path = "/p/station",
     .icon = "building",
     .permission = PUBLIC,
     .frame = "public"},
    {0},
};

static const char *const TABLES[] = {"station",
                                     "station_deputy",
                                     "station_town",
                                     "station_mandate",
                                     "station_share",
                                     "station_reception",
                                     "station_visit",
                                     "station_problem",
                                     "station_series",
                                     "station_day",
                                     "station_duty",
                                     "station_standard",
                                     "station_check",
                                     "station_check_item",
                                     "station_fund",
                                     "station_guide",
                                     "station_guidance",
                                     "station_activity",
                                     "station_measure",
                                     "station_measure_item",
                                     "station_result",
                                     "station_score",
                                     NULL};

static const struct sealed_column SEALED[] = {
    {"station_problem", "citizen_sealed", "key_id", "station_problem.citizen"},
    {"station_problem", "contact_sealed", "key_id", "station_problem.contact"},
    {0},
};

const struct module station_module = {
    .name = "station",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "body", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = station_migrations,
    .tables = TABLES,
    .sealed = SEALED,
    .retentions = STATION_RETENTIONS,
    .attachments = STATION_ATTACHMENTS,
    .publics = STATION_PUBLICS,
    .jobs = STATION_JOBS,
    .notices = STATION_NOTICES,
    .dues = STATION_DUES,
    .tasks = station_tasks,
    .duties = STATION_DUTIES,
    .indicators = STATION_INDICATORS,
    .imports = STATION_IMPORTS,
    .searches = STATION_SEARCHES,
    .demo = station_demo,
};
