// SPDX-License-Identifier: MulanPSL-2.0
/* Routes and their fields. Tables only, no logic. */
#include "modules/resolution/resolution.h"
#include "modules/resolution/resolution_module.h"
#include "modules/resolution/resolution_web.h"
#include "resolution_view.h"

#define KINDS  "resolution decision announcement opinion appointment letter"
#define BODIES "congress committee chairmen township"
#define POWERS "supervision decision appointment"
#define MARKS  "satisfied basic dissatisfied"

/* clang-format off */
#define VERSION {.name = "version", .type = F_INT}
#define SURE {.name = "sure", .type = F_BOOL}
#define NOTE {.name = "note", .type = F_TEXT, .max = RESOLUTION_NOTE_CHARS}

static const struct field LIST[] = {
    {.name = "q", .type = F_LINE},
    {.name = "kind", .type = F_WORD, .words = KINDS},
    {.name = "state", .type = F_WORD,
     .words = "draft review approved signed ended dropped sent received replied again closed"},
    {.name = "power", .type = F_WORD, .words = POWERS},
    {.name = "body", .type = F_WORD, .words = BODIES},
    {.name = "decided", .type = F_BOOL},
    {.name = "year", .type = F_INT},
    {.name = "topic", .type = F_ID},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "sort", .type = F_WORD, .words = "signed -signed title -title"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
static const struct field PUBLIC_LIST[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "q", .type = F_LINE},
    {.name = "kind", .type = F_WORD, .words = KINDS},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field GIVEN_LIST[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "state", .type = F_WORD, .words = "answered silent"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field PUBLIC_ONE[] = {{.name = "c", .type = F_LINE, .max = 12}, {0}};
static const struct field PLAIN[] = {VERSION, SURE, {0}};
static const struct field WHY[] = {VERSION, NOTE, {0}};
static const struct field FORMAT[] = {{.name = "format", .type = F_WORD, .words = "pdf docx"}, {0}};
static const struct field NEW_QUERY[] = {
    {.name = "kind", .type = F_WORD, .words = KINDS}, {.name = "item", .type = F_ID}, {0}};
static const struct field NEW[] = {
    {.name = "item", .type = F_ID},
    {.name = "kind", .type = F_WORD, .required = true, .words = KINDS},
    {.name = "body_kind", .type = F_WORD, .required = true, .words = BODIES},
    {.name = "title", .type = F_LINE, .required = true, .max = RESOLUTION_TITLE_CHARS},
    {.name = "origin", .type = F_LINE, .max = RESOLUTION_TITLE_CHARS},
    {.name = "body", .type = F_TEXT, .max = RESOLUTION_BODY_CHARS},
    {0},
};
static const struct field EDIT[] = {
    VERSION,
    {.name = "title", .type = F_LINE, .required = true, .max = RESOLUTION_TITLE_CHARS},
    {.name = "body", .type = F_TEXT, .required = true, .max = RESOLUTION_BODY_CHARS},
    {.name = "note", .type = F_LINE, .max = RESOLUTION_NOTE_CHARS},
    {0},
};
static const struct field APPROVE[] = {
    VERSION,
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "by", .type = F_LINE, .required = true, .max = RESOLUTION_NAME_CHARS},
    {.name = "vote", .type = F_ID},
    {.name = "all", .type = F_INT},
    {.name = "present", .type = F_INT},
    {.name = "yes", .type = F_INT},
    {.name = "no", .type = F_INT},
    {.name = "abstain", .type = F_INT},
    {0},
};
static const struct field SIGN[] = {
    VERSION,
    {.name = "series", .type = F_LINE, .required = true, .max = 40},
    {.name = "year", .type = F_INT},
    {.name = "number", .type = F_INT},
    {.name = "skip_reason", .type = F_LINE, .max = RESOLUTION_NOTE_CHARS},
    {.name = "signer", .type = F_LINE, .required = true, .max = RESOLUTION_NAME_CHARS},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "effect_on", .type = F_DATE},
    {0},
};
static const struct field FACTS[] = {
    VERSION,
    {.name = "power", .type = F_WORD, .words = POWERS},
    {.name = "topic", .type = F_ID},
    {.name = "effect_on", .type = F_DATE},
    {.name = "rank_scope", .type = F_WORD, .words = "city province nation"},
    {.name = "rank", .type = F_INT},
    {.name = "rank_note", .type = F_LINE, .max = RESOLUTION_NOTE_CHARS},
    {.name = "amended_by", .type = F_ID},
    {0},
};
static const struct field END[] = {
    VERSION,
    {.name = "how", .type = F_WORD, .required = true, .words = "repealed replaced expired"},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "by_doc", .type = F_ID},
    {0},
};
static const struct field COMPARE[] = {
    {.name = "a", .type = F_INT}, {.name = "b", .type = F_INT}, {0}};
static const struct field PUBLISH[] = {
    VERSION,
    {.name = "title", .type = F_LINE, .required = true, .max = RESOLUTION_TITLE_CHARS},
    {.name = "body", .type = F_TEXT, .required = true, .max = RESOLUTION_BODY_CHARS},
    {.name = "confirmed", .type = F_LINE, .many = true, .max = 60},
    {.name = "look", .type = F_BOOL},
    {.name = "mask", .type = F_BOOL},
    {0},
};
static const struct field GROUP[] = {
    VERSION,
    {.name = "remark", .type = F_ID, .many = true},
    {.name = "point", .type = F_INT, .many = true},
    {.name = "new_point", .type = F_TEXT, .max = 4000},
    {0},
};
static const struct field REMARK[] = {
    {.name = "speaker", .type = F_LINE, .required = true, .max = 60},
    {.name = "body", .type = F_TEXT, .required = true, .max = 4000},
    {0},
};
static const struct field POINT_QUERY[] = {{.name = "point", .type = F_ID}, {0}};
static const struct field POINT[] = {
    VERSION,
    {.name = "point", .type = F_ID, .required = true},
    {.name = "place", .type = F_INT},
    {.name = "body", .type = F_TEXT, .max = 4000},
    {0},
};
static const struct field ASSIGN[] = {
    VERSION,
    {.name = "organ", .type = F_ID, .many = true, .required = true},
    {.name = "task", .type = F_TEXT, .max = RESOLUTION_NOTE_CHARS},
    {.name = "sent_on", .type = F_DATE},
    {.name = "months", .type = F_INT},
    {.name = "due_on", .type = F_DATE},
    {.name = "basis", .type = F_LINE, .max = RESOLUTION_TITLE_CHARS},
    {0},
};
static const struct field FOLLOW[] = {
    {.name = "work", .type = F_ID},
    {.name = "held_on", .type = F_DATE, .required = true},
    {.name = "who", .type = F_LINE, .required = true},
    {.name = "place", .type = F_LINE, .max = RESOLUTION_NAME_CHARS},
    {.name = "finding", .type = F_TEXT, .required = true, .max = 4000},
    {.name = "result", .type = F_WORD, .required = true, .words = "open progress solved"},
    {.name = "next_on", .type = F_DATE},
    {0},
};
static const struct field MARK[] = {
    VERSION,
    {.name = "vote", .type = F_ID},
    {.name = "mark", .type = F_WORD, .words = MARKS},
    NOTE,
    {.name = "due_on", .type = F_DATE},
    {0},
};
static const struct field RETURN[] = {VERSION, NOTE, {.name = "due_on", .type = F_DATE}, {0}};
static const struct field REPLY_QUERY[] = {
    {.name = "kind", .type = F_WORD, .words = "plan report"}, {0}};
static const struct field REPLY[] = {
    VERSION,
    {.name = "kind", .type = F_WORD, .words = "plan report"},
    {.name = "title", .type = F_LINE, .required = true, .max = RESOLUTION_TITLE_CHARS},
    {.name = "body", .type = F_TEXT, .required = true, .max = RESOLUTION_BODY_CHARS},
    {.name = "doc_number", .type = F_LINE, .max = RESOLUTION_NAME_CHARS},
    {.name = "consulted_on", .type = F_DATE},
    {.name = "signer", .type = F_LINE, .max = RESOLUTION_NAME_CHARS},
    {.name = "contact", .type = F_LINE, .max = RESOLUTION_NAME_CHARS},
    {0},
};
static const struct field ANSWER[] = {
    {.name = "answer", .type = F_TEXT, .required = true, .max = 1000}, {0}};
static const struct field GIVEN[] = {
    {.name = "answer", .type = F_TEXT, .required = true, .max = 1000}, VERSION, {0}};
static const struct field DELIVER[] = {
    {.name = "level", .type = F_WORD, .many = true, .words = "township county city province nation"},
    {.name = "organ", .type = F_ID, .many = true}, {0}};
static const struct field TOPICS[] = {{.name = "year", .type = F_INT}, {0}};
static const struct field TOPIC_QUERY[] = {{.name = "id", .type = F_ID}, {0}};
static const struct field TOPIC[] = {
    {.name = "id", .type = F_ID},
    VERSION,
    {.name = "title", .type = F_LINE, .required = true, .max = RESOLUTION_TITLE_CHARS},
    {.name = "year", .type = F_INT, .required = true},
    {.name = "organ", .type = F_ID},
    {.name = "state", .type = F_WORD, .required = true,
     .words = "listed party submitted decided executed reported dropped"},
    {.name = "plan_on", .type = F_DATE},
    {.name = "form", .type = F_WORD, .words = "bill report"},
    {.name = "must", .type = F_BOOL},
    {.name = "ballot", .type = F_BOOL},
    {.name = "submitted_on", .type = F_DATE},
    {.name = "special", .type = F_LINE, .max = RESOLUTION_NOTE_CHARS},
    {.name = "deliberated_on", .type = F_DATE},
    NOTE,
    {0},
};
static const struct field MINUTES_QUERY[] = {{.name = "meeting", .type = F_ID}, {0}};
static const struct field MINUTES[] = {
    {.name = "meeting", .type = F_ID},
    {.name = "kind", .type = F_WORD, .required = true, .words = "record summary"},
    {.name = "title", .type = F_LINE, .max = RESOLUTION_TITLE_CHARS},
    {.name = "held_on", .type = F_DATE},
    {.name = "number", .type = F_LINE, .max = 60},
    {.name = "chair", .type = F_LINE, .max = RESOLUTION_NAME_CHARS},
    {.name = "recorder", .type = F_LINE, .max = RESOLUTION_NAME_CHARS},
    {0},
};
static const struct field PART_QUERY[] = {{.name = "part", .type = F_ID}, {0}};
static const struct field PART[] = {
    VERSION,
    {.name = "part", .type = F_ID},
    {.name = "label", .type = F_LINE, .max = 300},
    {.name = "body", .type = F_TEXT, .max = 20000},
    {.name = "as_record", .type = F_BOOL},
    {0},
};
static const struct field WHO_QUERY[] = {
    {.name = "who", .type = F_WORD, .words = "chair recorder"}, {0}};
static const struct field MINUTES_SIGN[] = {
    VERSION,
    {.name = "who", .type = F_WORD, .required = true, .words = "chair recorder"},
    {.name = "on_paper", .type = F_BOOL},
    {.name = "name", .type = F_LINE, .max = RESOLUTION_NAME_CHARS},
    {0},
};
static const struct field GAZETTE[] = {
    {.name = "year", .type = F_INT},
    {.name = "title", .type = F_LINE, .max = RESOLUTION_TITLE_CHARS},
    {0},
};
static const struct field GAZETTE_ADD[] = {
    {.name = "doc", .type = F_ID, .many = true, .required = true}, {0}};
static const struct field GAZETTE_TEXT[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = RESOLUTION_TITLE_CHARS},
    {.name = "body", .type = F_TEXT, .required = true, .max = RESOLUTION_BODY_CHARS},
    {0},
};

#define R "resolution.read"
#define W "resolution.write"
#define A "resolution.approve"
#define S_ "resolution.sign"
#define P "resolution.publish"
#define H "resolution.handle"
#define O "resolution.sign_off"
#define K "resolution.work"
#define D "resolution.receive"
#define EITHER SIGNED_IN /* who reads all, or whose organ it is: asked of the record */

const struct route resolution_routes[] = {
    {GET, "/resolution", R, resolution_web_list, LIST, .shows = &resolution_table_view},
    {GET, "/resolution/export", R, resolution_web_export, LIST,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/resolution/opinion", R, resolution_web_opinions, LIST, .shows = &resolution_table_view},
    {GET, "/resolution/opinion/export", R, resolution_web_export, LIST,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/resolution/new", W, resolution_web_new_form, NEW_QUERY},
    {POST, "/resolution/new", W, resolution_web_new, NEW, resolution_web_new_form},
    {GET, "/resolution/from", W, resolution_web_from, .shows = &resolution_table_view},
    {GET, "/resolution/{id}/given", R, resolution_web_given_list, GIVEN_LIST,
     .shows = &resolution_table_view},
    {GET, "/resolution/{id}", R, resolution_web_show, .shows = &resolution_record_view},
    {GET, "/resolution/{id}/texts", R, resolution_web_texts, COMPARE,
     .shows = &resolution_compare_view},
    {GET, "/resolution/{id}/paper", EITHER, resolution_web_paper, FORMAT, .flags = ROUTE_HEAVY},
    {GET, "/resolution/{id}/edit", W, resolution_web_edit_form},
    {POST, "/resolution/{id}/edit", W, resolution_web_edit, EDIT, resolution_web_edit_form},
    {POST, "/resolution/{id}/submit", W, resolution_web_submit, PLAIN, resolution_web_show},
    {GET, "/resolution/{id}/drop", W, resolution_web_drop_form},
    {POST, "/resolution/{id}/drop", W, resolution_web_drop, WHY, resolution_web_drop_form},
    {GET, "/resolution/{id}/back", A, resolution_web_back_form},
    {POST, "/resolution/{id}/back", A, resolution_web_back, WHY, resolution_web_back_form},
    {GET, "/resolution/{id}/approve", A, resolution_web_approve_form},
    {POST, "/resolution/{id}/approve", A, resolution_web_approve, APPROVE,
     resolution_web_approve_form},
    {GET, "/resolution/{id}/confirm", R, resolution_web_confirm_form},
    {POST, "/resolution/{id}/confirm", R, resolution_web_confirm, PLAIN,
     resolution_web_confirm_form},
    {GET, "/resolution/{id}/sign", S_, resolution_web_sign_form},
    {POST, "/resolution/{id}/sign", S_, resolution_web_sign, SIGN, resolution_web_sign_form},
    {GET, "/resolution/{id}/facts", W, resolution_web_facts_form},
    {POST, "/resolution/{id}/facts", W, resolution_web_facts, FACTS, resolution_web_facts_form},
    {GET, "/resolution/{id}/end", S_, resolution_web_end_form},
    {POST, "/resolution/{id}/end", S_, resolution_web_end, END, resolution_web_end_form},
    {GET, "/resolution/{id}/publish", P, resolution_web_publish_form,
     .shows = &resolution_publish_view},
    {POST, "/resolution/{id}/publish", P, resolution_web_publish, PUBLISH,
     resolution_web_publish_form},
    {POST, "/resolution/{id}/unpublish", P, resolution_web_unpublish, PLAIN, resolution_web_show},
    {GET, "/resolution/{id}/deliver", P, resolution_web_deliver_form},
    {POST, "/resolution/{id}/deliver", P, resolution_web_deliver, DELIVER,
     resolution_web_deliver_form},
    {GET, "/resolution/given/{id}", EITHER, resolution_web_given, .shows = &resolution_letter_view},
    {POST, "/resolution/given/{id}", EITHER, resolution_web_given_answer, GIVEN,
     resolution_web_given},
    {GET, "/resolution/{id}/gather", W, resolution_web_gather_page,
     .shows = &resolution_gather_view},
    {POST, "/resolution/{id}/gather", W, resolution_web_gather, PLAIN, resolution_web_gather_page},
    {POST, "/resolution/{id}/group", W, resolution_web_group, GROUP, resolution_web_gather_page},
    {POST, "/resolution/{id}/compose", W, resolution_web_compose, PLAIN,
     resolution_web_gather_page},
    {GET, "/resolution/{id}/remark", W, resolution_web_remark_form},
    {POST, "/resolution/{id}/remark", W, resolution_web_remark, REMARK, resolution_web_remark_form},
    {GET, "/resolution/{id}/point", W, resolution_web_point_form, POINT_QUERY},
    {POST, "/resolution/{id}/point", W, resolution_web_point, POINT, resolution_web_point_form},
    {GET, "/resolution/{id}/assign", W, resolution_web_assign_form},
    {POST, "/resolution/{id}/assign", W, resolution_web_assign, ASSIGN, resolution_web_assign_form},
    {GET, "/resolution/{id}/follow", W, resolution_web_follow_form},
    {POST, "/resolution/{id}/follow", W, resolution_web_follow, FOLLOW, resolution_web_follow_form},
    {GET, "/resolution/handling", K, resolution_web_works, .shows = &resolution_table_view},
    {GET, "/resolution/handling/{id}", EITHER, resolution_web_work, .shows = &resolution_record_view},
    {POST, "/resolution/handling/{id}/receive", H, resolution_web_receive, PLAIN, resolution_web_work},
    {GET, "/resolution/handling/{id}/reply", H, resolution_web_reply_form, REPLY_QUERY},
    {POST, "/resolution/handling/{id}/reply", H, resolution_web_reply, REPLY,
     resolution_web_reply_form},
    {GET, "/resolution/handling/{id}/mark", W, resolution_web_mark_form},
    {POST, "/resolution/handling/{id}/mark", W, resolution_web_mark, MARK, resolution_web_mark_form},
    {GET, "/resolution/handling/{id}/return", W, resolution_web_return_form},
    {POST, "/resolution/handling/{id}/return", W, resolution_web_return, RETURN,
     resolution_web_return_form},
    {POST, "/resolution/handling/{id}/close", W, resolution_web_close, PLAIN, resolution_web_work},
    {GET, "/resolution/reply/{id}/paper", EITHER, resolution_web_reply_paper, FORMAT,
     .flags = ROUTE_HEAVY},
    {POST, "/resolution/reply/{id}/submit", H, resolution_web_reply_submit, PLAIN,
     resolution_web_reply_page},
    {POST, "/resolution/reply/{id}/approve", O, resolution_web_reply_approve, PLAIN,
     resolution_web_reply_page},
    {GET, "/resolution/reply/{id}/back", O, resolution_web_reply_back_form},
    {POST, "/resolution/reply/{id}/back", O, resolution_web_reply_back, WHY,
     resolution_web_reply_back_form},
    {POST, "/resolution/reply/{id}/send", H, resolution_web_reply_send, PLAIN,
     resolution_web_reply_page},
    {GET, "/resolution/letter", D, resolution_web_letters, .flags = ROUTE_PHONE,
     .shows = &resolution_record_view},
    {GET, "/resolution/letter/{id}", D, resolution_web_letter, .flags = ROUTE_PHONE,
     .shows = &resolution_letter_view},
    {POST, "/resolution/letter/{id}", D, resolution_web_answer, ANSWER, resolution_web_letter,
     .flags = ROUTE_PHONE},
    {GET, "/resolution/matter", K, resolution_web_matters, .shows = &resolution_table_view},
    {GET, "/resolution/topic", R, resolution_web_topics, TOPICS, .shows = &resolution_table_view},
    {GET, "/resolution/topic/edit", W, resolution_web_topic_form, TOPIC_QUERY},
    {POST, "/resolution/topic/edit", W, resolution_web_topic, TOPIC, resolution_web_topic_form},
    {GET, "/resolution/minutes", R, resolution_web_minutes_list, MINUTES_QUERY,
     .shows = &resolution_table_view},
    {GET, "/resolution/minutes/new", W, resolution_web_minutes_new_form, MINUTES_QUERY},
    {POST, "/resolution/minutes/new", W, resolution_web_minutes_new, MINUTES,
     resolution_web_minutes_new_form},
    {GET, "/resolution/minutes/{id}", R, resolution_web_minutes, .shows = &resolution_record_view},
    {GET, "/resolution/minutes/{id}/texts", R, resolution_web_minutes_texts, COMPARE,
     .shows = &resolution_compare_view},
    {GET, "/resolution/minutes/{id}/paper", R, resolution_web_minutes_paper, FORMAT,
     .flags = ROUTE_HEAVY},
    {GET, "/resolution/minutes/{id}/part", W, resolution_web_part_form, PART_QUERY},
    {POST, "/resolution/minutes/{id}/part", W, resolution_web_part, PART, resolution_web_part_form},
    {POST, "/resolution/minutes/{id}/refresh", W, resolution_web_minutes_refresh, PLAIN,
     resolution_web_minutes},
    {POST, "/resolution/minutes/{id}/submit", W, resolution_web_minutes_submit, PLAIN,
     resolution_web_minutes},
    {GET, "/resolution/minutes/{id}/back", R, resolution_web_minutes_back_form},
    {POST, "/resolution/minutes/{id}/back", R, resolution_web_minutes_back, WHY,
     resolution_web_minutes_back_form},
    {GET, "/resolution/minutes/{id}/sign", R, resolution_web_minutes_sign_form, WHO_QUERY},
    {POST, "/resolution/minutes/{id}/sign", R, resolution_web_minutes_sign, MINUTES_SIGN,
     resolution_web_minutes_sign_form},
    {GET, "/resolution/gazette", R, resolution_web_gazettes, .shows = &resolution_table_view},
    {GET, "/resolution/gazette/new", P, resolution_web_gazette_new_form},
    {POST, "/resolution/gazette/new", P, resolution_web_gazette_new, GAZETTE,
     resolution_web_gazette_new_form},
    {GET, "/resolution/gazette/{id}", R, resolution_web_gazette, .shows = &resolution_record_view},
    {GET, "/resolution/gazette/{id}/paper", R, resolution_web_gazette_paper, FORMAT,
     .flags = ROUTE_HEAVY},
    {GET, "/resolution/gazette/{id}/add", P, resolution_web_gazette_add_form},
    {POST, "/resolution/gazette/{id}/add", P, resolution_web_gazette_add, GAZETTE_ADD,
     resolution_web_gazette_add_form},
    {GET, "/resolution/gazette/{id}/text", P, resolution_web_gazette_text_form},
    {POST, "/resolution/gazette/{id}/text", P, resolution_web_gazette_text, GAZETTE_TEXT,
     resolution_web_gazette_text_form},
    {POST, "/resolution/gazette/{id}/move/{part_id}/{move}", P, resolution_web_gazette_move, PLAIN,
     resolution_web_gazette},
    {POST, "/resolution/gazette/{id}/issue", P, resolution_web_gazette_issue, PLAIN,
     resolution_web_gazette},
    {GET, "/p/resolution", PUBLIC, resolution_web_public_list, PUBLIC_LIST,
     .shows = &resolution_public_list_view},
    {GET, "/p/resolution/{id}", PUBLIC, resolution_web_public, PUBLIC_ONE,
     .shows = &resolution_record_view},
    {GET, "/p/resolution/gazette/{id}", PUBLIC, resolution_web_public_gazette, PUBLIC_ONE,
     .shows = &resolution_record_view},
    {GET, "/p/resolution/gazette/{id}/pdf", PUBLIC, resolution_web_public_pdf, PUBLIC_ONE,
     .flags = ROUTE_NO_JSON},
    {0},
};
/* clang-format on */
