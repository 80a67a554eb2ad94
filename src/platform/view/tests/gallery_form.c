// SPDX-License-Identifier: MulanPSL-2.0
/* Gallery: a form that came back with mistakes, and the small components. */
#include "gallery_view.h"
#include "platform/view/tests/gallery.h"

/* Label keys of the platform stand in for a module's. */
static const char *const TYPED[][2] = {
    {"title", "修复<青石岭>\"公路\""},
    {"body", "\n第一行\n第二行"},
    {"organ", "7"},
    {"kind", "b"},
    {"tags", "y"},
    {"tags", "z"},
    {"due_on", "2026-11-28"},
    {NULL, NULL},
};
static const struct request AGAIN = {.again = true, .typed = TYPED};
static const struct option_v ORGANS[] = {{SI("3"), SI("公安局"), SI(""), false},
                                         {SI("7"), SI("交通运输局"), SI(""), false}};
static const struct option_v KINDS[] = {{SI("a"), SI("道路交通"), SI(""), false},
                                        {SI("b"), SI("饮水用电"), SI("含农村供水"), false},
                                        {SI("c"), SI("看病就医"), SI(""), false}};

static struct field_v *fields(struct ctx *ctx, size_t *out_count)
{
    struct field_v *f = arena_array(ctx->arena, 12, struct field_v);
    size_t n = 0;

    f[n++] = form_field(ctx, &AGAIN, "hidden", "version", "word.save", S("3"));
    ctx->err.key = "db.changed_meanwhile";
    f[n++] = form_field(ctx, &AGAIN, "line", "title", "word.search", S("修复青石岭公路"));
    ctx->err.key = NULL;
    f[n] = form_field(ctx, &AGAIN, "text", "body", "word.print", S(""));
    form_max(&f[n++], 500, 5);
    f[n] = form_field(ctx, &AGAIN, "select", "organ", "word.all", S(""));
    form_options(ctx, &f[n++], ORGANS, COUNT(ORGANS));
    f[n] = form_field(ctx, &AGAIN, "select", "leader", "word.submit", S(""));
    form_options(ctx, &f[n++], ORGANS, COUNT(ORGANS));
    f[n] = form_field(ctx, &AGAIN, "radio", "kind", "list.sort", S(""));
    form_options(ctx, &f[n++], KINDS, COUNT(KINDS));
    f[n] = form_field(ctx, &AGAIN, "check", "tags", "list.filter", S(""));
    form_checks(ctx, &AGAIN, &f[n++], KINDS, COUNT(KINDS));
    f[n++] = form_field(ctx, &AGAIN, "check", "open", "word.yes", S("1"));
    f[n] = form_field(ctx, &AGAIN, "date", "due_on", "list.where", S(""));
    form_optional(&f[n++]);
    f[n++] = form_field(ctx, &AGAIN, "int", "count", "list.pages", S("12"));
    f[n++] = form_field(ctx, &AGAIN, "secret", "password", "form.show_password", S("geheim"));
    *out_count = n;
    return f;
}

static const struct tag_v TAGS[] = {
    {SI("草稿"), SI("")},     {SI("办理中"), SI("doing")}, {SI("待评价"), SI("wait")},
    {SI("已办结"), SI("ok")}, {SI("不满意"), SI("bad")},   {SI("超期6天"), SI("over")},
};
static const struct link_v FIRST = {SI("看期限"), SI("/late")}, QR = {SI("下载二维码"), SI("/qr")};
static const struct note_v NOTES[] = {
    {.text = SI("会议材料在会前7天送达。")},
    {.warn = true, .text = SI("还有2件建议将在3天内到期。"), .more = &FIRST},
    {.ok = true, .title = SI("已答复，请您评价"), .text = SI("沉陷路段已修好，11月12日恢复通车。")},
    {.bad = true, .text = SI("提交没有成功，内容已为您保留，请再试一次。")},
};
static const struct tab_v TABS[] = {{SI("全部"), SI("/suggestion"), true, SI("186")},
                                    {SI("办理中"), SI("/suggestion?state=doing"), false, SI("41")},
                                    {SI("已办结"), SI("/suggestion?state=done"), false, SI("")}};
static const struct confirm_v RISK = {.id = SI("dlg-back"),
                                      .title = SI("退回这件答复？"),
                                      .text = SI("退回后，交通运输局要在一个月内再次答复。"),
                                      .yes = SI("退回"),
                                      .no = SI("不退回"),
                                      .risk = true};

static void small_ones(struct ctx *ctx, struct gallery_form_v *v)
{
    static const struct request FRESH = {.again = false};
    struct field_v *state = arena_new(ctx->arena, struct field_v);

    v->upload = form_field(ctx, &FRESH, "file", "file", "word.print", S(""));
    v->upload.accept = S(".xlsx,.csv");
    *state = form_field(ctx, &FRESH, "select", "state", "list.filter", S(""));
    form_options(ctx, state, ORGANS, COUNT(ORGANS));
    v->filter = (struct filter_v){.url = SI("/suggestion"),
                                  .label = SI("标题、代表、单位"),
                                  .q = SI("公路 \"修复\""),
                                  .fields = state,
                                  .fields_count = 1,
                                  .reset = SI("/suggestion")};
    v->tabs = (struct tabs_v){SI("按状态看"), TABS, COUNT(TABS)};
    v->pager = (struct pager_v){SI("/suggestion?after=20"), SI("/suggestion"), SI("186件")};
    v->risk = (struct action_v){
        .url = SI("/suggestion/47/back"), .label = SI("退回"), .risk = true, .confirm = &RISK};
    v->none = (struct empty_v){SI("还没有群众意见"),
                               SI("群众扫联络站的二维码提交后，会显示在这里。"), &QR};
}

const void *gallery_form(struct ctx *ctx)
{
    struct gallery_form_v *v = arena_new(ctx->arena, struct gallery_form_v);

    ctx->field_errors[0] = (struct field_error){.field = "body", .key = "form.required"};
    ctx->field_errors[1] = (struct field_error){.field = "leader", .key = "form.required"};
    ctx->field_errors[2] = (struct field_error){.field = "kind", .key = "form.not_choice"};
    ctx->field_errors_count = 3;
    *v = (struct gallery_form_v){
        .title = SI("登记代表建议"),
        .url = SI("/suggestion/new"),
        .submit = SI("登记"),
        .upload_title = SI("导入"),
        .upload_url = SI("/import"),
        .tags = TAGS,
        .tags_count = COUNT(TAGS),
        .notes = NOTES,
        .notes_count = COUNT(NOTES),
    };
    v->fields = fields(ctx, &v->fields_count);
    form_errors(ctx, &AGAIN, &v->errors);
    small_ones(ctx, v);
    return v;
}

const struct gallery_page GALLERY[] = {
    {"workbench", FRAME_STAFF, SI("工作台"), &gallery_workbench_view, gallery_workbench, "/",
     "已保存。第047号建议已交办给交通运输局。", false},
    {"record", FRAME_STAFF, SI("第047号建议"), &gallery_record_view, gallery_record,
     "/suggestion/47", "", false},
    {"form", FRAME_STAFF, SI("登记代表建议"), &gallery_form_view, gallery_form, "/suggestion/mine",
     "", false},
    {"phone", FRAME_PHONE, SI("代表首页"), &gallery_phone_view, gallery_phone, "/", "", true},
    {"phone-form", FRAME_PHONE, SI("提建议"), &gallery_form_view, gallery_form, "/suggestion", "",
     true},
    {"public", FRAME_PUBLIC, SI("第047号建议"), &gallery_record_view, gallery_record, "/p/47", "",
     false},
};
const size_t GALLERY_COUNT = COUNT(GALLERY);
