// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of votes: routes, permissions, menu. */
#include "modules/vote/vote_module.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_choice.h"
#include "modules/vote/vote_web_common.h"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "kind", .type = F_WORD, .words = VOTE_KIND_WORDS},
    {.name = "state", .type = F_WORD, .words = VOTE_STATE_WORDS},
    {.name = "secret", .type = F_WORD, .words = "0 1"},
    {.name = "passed", .type = F_BOOL},
    {.name = "body", .type = F_ID},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "sort", .type = F_WORD, .words = "on -on title -title"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

static const struct field NEW_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = VOTE_KIND_WORDS},
    {.name = "title", .type = F_LINE, .required = true, .max = VOTE_TITLE_CHARS},
    {.name = "body", .type = F_ID, .required = true},
    {.name = "method", .type = F_WORD, .required = true, .words = "device hands paper"},
    {.name = "secret", .type = F_BOOL},
    {.name = "matter", .type = F_WORD, .words = "resolution election appointment removal"},
    {.name = "options", .type = F_TEXT, .max = 4000},
    {.name = "en_bloc", .type = F_BOOL},
    {.name = "seats", .type = F_INT},
    {.name = "post", .type = F_WORD, .words = VOTE_POST_WORDS},
    {.name = "occasion", .type = F_WORD, .words = VOTE_OCCASION_WORDS},
    {.name = "write_in", .type = F_BOOL},
    {.name = "rule",
     .type = F_WORD,
     .required = true,
     .words =
         "half_of_all two_thirds_of_all half_of_present plurality_third share_of_ballots noted"},
    {.name = "basis", .type = F_LINE},
    {.name = "scale", .type = F_LINE},
    {.name = "pass_percent", .type = F_INT},
    {.name = "pass_grades", .type = F_INT},
    {.name = "seconds", .type = F_INT},
    {.name = "reason", .type = F_TEXT, .max = VOTE_REASON_CHARS},
    {0},
};

static const struct field NEW_QUERY[] = {
    {.name = "what", .type = F_WORD, .words = "resolution appointment removal election rating"},
    {0},
};
static const struct field OPEN_FORM[] = {{.name = "present", .type = F_ID, .many = true}, {0}};
static const struct field SURE_FORM[] = {{.name = "sure", .type = F_BOOL}, {0}};
static const struct field WAY_FORM[] = {
    {.name = "method", .type = F_WORD, .required = true, .words = "hands paper"}, {0}};
static const struct field REASON_FORM[] = {
    {.name = "reason", .type = F_TEXT, .required = true, .max = VOTE_REASON_CHARS}, {0}};
static const struct field REPEAT_FORM[] = {
    {.name = "tied", .type = F_BOOL},
    {.name = "reason", .type = F_TEXT, .max = VOTE_REASON_CHARS},
    {0},
};
static const struct field NAMES_QUERY[] = {
    {.name = "choice", .type = F_WORD, .words = "all yes no abstain none present absent"},
    {.name = "option", .type = F_ID},
    {.name = "from", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
static const struct field BALLOT_QUERY[] = {{.name = "change", .type = F_BOOL}, {0}};
static const struct field BALLOT_FORM[] = {VOTE_WEB_CHOICE_FIELDS, {0}};
static const struct field TERMINAL_FORM[] = {
    {.name = "code", .type = F_SECRET, .required = true, .max = 40},
    {.name = "vote", .type = F_ID},
    VOTE_WEB_CHOICE_FIELDS,
    {0}};
static const struct field COUNT_QUERY[] = {{.name = "bundle", .type = F_INT}, {0}};
static const struct field COUNT_FORM[] = {
    {.name = "bundle", .type = F_INT},
    {.name = "ballots", .type = F_INT},
    {.name = "spoiled", .type = F_INT},
    {.name = "yes", .type = F_INT, .many = true},
    {.name = "no", .type = F_INT, .many = true},
    {.name = "abstain", .type = F_INT, .many = true},
    {.name = "grade", .type = F_INT, .many = true},
    {.name = "written", .type = F_TEXT, .max = 4000},
    {0},
};
static const struct field APPOINT_FORM[] = {{.name = "member", .type = F_ID, .required = true},
                                            {0}};
static const struct field CODE_FORM[] = {
    {.name = "scrutineer", .type = F_ID}, {.name = "declares", .type = F_BOOL}, {0}};
static const struct field DISMISS_FORM[] = {{.name = "scrutineer", .type = F_ID, .required = true},
                                            {0}};
static const struct field DISMISS_QUERY[] = {{.name = "scrutineer", .type = F_ID}, {0}};
static const struct field TURN_FORM[] = {
    {.name = "code", .type = F_SECRET, .required = true, .max = 200}, {0}};
static const struct field PAPER_QUERY[] = {{.name = "format", .type = F_WORD, .words = "docx pdf"},
                                           {0}};

/* Who may see one vote is decided by its roll (vote_web_see), who may vote in it by the engine. */
const struct route VOTE_ROUTES[] = {
    {GET, "/vote", SIGNED_IN, vote_web_list, LIST_QUERY, .shows = &vote_list_view},
    {GET, "/vote/export", SIGNED_IN, vote_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/vote/new", "vote.run", vote_web_new_form, NEW_QUERY, .shows = &vote_new_view},
    {POST, "/vote/new", "vote.run", vote_web_new, NEW_FORM, vote_web_new_form},
    {GET, "/vote/terminal", PUBLIC, vote_web_terminal},
    {POST, "/vote/terminal", PUBLIC, vote_web_terminal_code, TERMINAL_FORM, vote_web_terminal,
     .flags = ROUTE_NARROW},
    {POST, "/vote/terminal/confirm", PUBLIC, vote_web_terminal_confirm, TERMINAL_FORM,
     vote_web_terminal, .flags = ROUTE_NARROW},
    {POST, "/vote/terminal/cast", PUBLIC, vote_web_terminal_cast, TERMINAL_FORM, vote_web_terminal,
     .flags = ROUTE_NARROW},
    {GET, "/vote/terminal/done", PUBLIC, vote_web_terminal_done},
    {GET, "/vote/{id}", SIGNED_IN, vote_web_show, .shows = &vote_show_view},
    {GET, "/vote/{id}/open", "vote.run", vote_web_open_form, .shows = &vote_open_view},
    {POST, "/vote/{id}/open", "vote.run", vote_web_open, OPEN_FORM, vote_web_open_form},
    {POST, "/vote/{id}/close", "vote.run", vote_web_close, SURE_FORM, vote_web_show},
    {POST, "/vote/{id}/announce", "vote.run", vote_web_announce, SURE_FORM, vote_web_show},
    {GET, "/vote/{id}/way", "vote.run", vote_web_way_form},
    {POST, "/vote/{id}/way", "vote.run", vote_web_way, WAY_FORM, vote_web_way_form},
    {GET, "/vote/{id}/invalidate", "vote.run", vote_web_invalid_form},
    {POST, "/vote/{id}/invalidate", "vote.run", vote_web_invalid, REASON_FORM,
     vote_web_invalid_form},
    {GET, "/vote/{id}/repeat", "vote.run", vote_web_repeat_form},
    {POST, "/vote/{id}/repeat", "vote.run", vote_web_repeat, REPEAT_FORM, vote_web_repeat_form},
    {GET, "/vote/{id}/names", SIGNED_IN, vote_web_names, NAMES_QUERY, .shows = &vote_names_view},
    {GET, "/vote/{id}/names/export", SIGNED_IN, vote_web_names_export, NAMES_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/vote/{id}/ballot", SIGNED_IN, vote_web_ballot, BALLOT_QUERY, .flags = ROUTE_PHONE,
     .shows = &vote_ballot_view},
    {POST, "/vote/{id}/again", SIGNED_IN, vote_web_again, BALLOT_FORM, vote_web_ballot,
     .flags = ROUTE_PHONE},
    {POST, "/vote/{id}/confirm", SIGNED_IN, vote_web_confirm, BALLOT_FORM, vote_web_ballot,
     .flags = ROUTE_PHONE},
    {POST, "/vote/{id}/cast", SIGNED_IN, crowd_alone, BALLOT_FORM, vote_web_ballot,
     .flags = ROUTE_PHONE, .crowd = &VOTE_WEB_CAST},
    {GET, "/vote/{id}/count", "vote.tell", vote_web_count_form, COUNT_QUERY,
     .shows = &vote_count_view},
    {POST, "/vote/{id}/count", "vote.tell", vote_web_count, COUNT_FORM, vote_web_count_form},
    {POST, "/vote/{id}/bundles", "vote.tell", vote_web_hand_in, NULL, vote_web_count_form},
    {GET, "/vote/{id}/appoint", "vote.run", vote_web_appoint_form},
    {POST, "/vote/{id}/appoint", "vote.run", vote_web_appoint, APPOINT_FORM, vote_web_appoint_form},
    {GET, "/vote/{id}/code", SIGNED_IN, vote_web_code_form, DISMISS_QUERY, .flags = ROUTE_NO_JSON},
    {POST, "/vote/{id}/code", SIGNED_IN, vote_web_code, CODE_FORM, vote_web_code_form,
     .flags = ROUTE_NO_JSON},
    {POST, "/vote/{id}/code/kept", "vote.run", vote_web_code_kept, DISMISS_FORM, vote_web_show},
    {POST, "/vote/{id}/dismiss", "vote.run", vote_web_dismiss, DISMISS_FORM, vote_web_show},
    {GET, "/vote/{id}/turn", SIGNED_IN, vote_web_turn_form},
    {POST, "/vote/{id}/turn", SIGNED_IN, vote_web_turn, TURN_FORM, vote_web_turn_form,
     .flags = ROUTE_NARROW},
    {GET, "/vote/{id}/codes", "vote.run", vote_web_codes_form},
    {POST, "/vote/{id}/codes", "vote.run", vote_web_codes, NULL, vote_web_codes_form},
    {GET, "/vote/{id}/screen", SIGNED_IN, vote_web_screen, .shows = &vote_screen_view},
    {GET, "/vote/{id}/stream", SIGNED_IN, vote_web_stream, .flags = ROUTE_STREAM | ROUTE_NO_JSON},
    {GET, "/vote/{id}/ballot-paper", "vote.run", vote_web_ballot_paper, PAPER_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/vote/{id}/roll-paper", "vote.run", vote_web_roll_paper, PAPER_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/vote/{id}/result-paper", SIGNED_IN, vote_web_result_paper, PAPER_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {0},
};

const struct permission VOTE_PERMISSIONS[] = {
    {"vote.read", "office leader committee operator reader"},
    {"vote.run", "office operator"},
    {"vote.tell", "office operator"},
    {0},
};

const struct menu_item VOTE_MENU[] = {
    {.group = "frame.group.meeting",
     .text = "vote.menu",
     .path = "/vote",
     .icon = "checkbox",
     .permission = "vote.read",
     .frame = "staff"},
    {0},
};
