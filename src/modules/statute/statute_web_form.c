// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of the library: a text taken in, many at once, what is said of a law, words to be marked.
 */
#include "modules/statute/statute_rules.h"
#include "modules/statute/statute_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TEXT_ROWS = 12, WORD_ROWS = 16, WORDS_CHARS = 2500 };
#define ACCEPT ".docx,.txt,.md,.pdf,.ofd"

enum status statute_web_form(struct form_page *f, struct response *rs)
{
    struct statute_form_v *v = arena_new(f->ctx->arena, struct statute_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &statute_form_view, v);
}

static struct form_page *open_form(struct ctx *ctx, const struct request *rq, struct str title,
                                   struct str url, struct str back)
{
    struct form_page *f = form_page_open(ctx, rq, title, url, back, T("statute.do.save"));

    form_page_crumb(f, T("statute.menu"), S("/statute"));
    return f;
}

static void put_level(struct form_page *f, const char *label, struct str value, bool guess)
{
    struct field_v *field = form_page_put(f, "select", "level", label, value);
    struct option_v first[] = {{.value = S(""), .label = T("statute.guess")}};
    struct option_v *all;

    statute_web_options(f->ctx, field, STATUTE_LEVELS, "statute.level.", false);
    if (!guess)
        return;
    all = arena_array(f->ctx->arena, field->options_count + 1, struct option_v);
    all[0] = first[0];
    memcpy(all + 1, field->options, field->options_count * sizeof *all);
    form_options(f->ctx, field, all, field->options_count + 1);
    field->choose = false;
}

/* ---------------------------------------------------------------- one text */

static void put_source(struct form_page *f)
{
    struct field_v *file = form_page_put(f, "file", "file", "statute.f.file", S(""));

    form_optional(file);
    file->accept = S(ACCEPT);
    form_max(form_page_put(f, "text", "text", "statute.f.text", S("")), STATUTE_TEXT_CHARS,
             TEXT_ROWS);
}

enum status statute_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = open_form(ctx, rq, T("statute.do.new"), S("/statute/new"), S("/statute"));

    put_source(f);
    put_level(f, "statute.f.level_guess", S(""), true);
    form_page_more(f);
    form_optional(form_page_put(f, "line", "title", "statute.f.title", S("")));
    form_optional(form_page_put(f, "line", "issuer", "statute.col.issuer", S("")));
    form_optional(form_page_put(f, "date", "adopted_on", "statute.col.adopted", S("")));
    form_optional(form_page_put(f, "date", "effective_on", "statute.col.effective", S("")));
    return statute_web_form(f, rs);
}

static enum status text_of_form(struct ctx *ctx, const struct request *rq, struct str *out_text,
                                struct str *out_name)
{
    const struct upload *file = param_file(rq, "file");

    *out_text = param_text(rq, "text");
    *out_name = S("");
    if (file == NULL)
        return out_text->len > 0 ? ST_OK
                                 : fail_field(&ctx->err, "text", "statute.err.no_text", NULL);
    *out_name = file->file_name;
    return statute_read_file(ctx, file->path, file->file_name, out_text);
}

enum status statute_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct statute_new in = {
        .title = param_text(rq, "title"),
        .level = param_text(rq, "level"),
        .issuer = param_text(rq, "issuer"),
        .adopted_on = param_date(rq, "adopted_on"),
        .effective_on = param_date(rq, "effective_on"),
    };
    struct statute_taken taken;

    TRY(text_of_form(ctx, rq, &in.text, &in.source));
    TRY(statute_import(ctx, &in, &taken));
    respond_flash(rs, taken.present ? "statute.done.present" : "statute.done.imported", S(""));
    return respond_see_other(rs, "/statute/%lld?text=%lld", (long long)taken.statute_id,
                             (long long)taken.text_id);
}

/* ---------------------------------------------------------------- many */

enum status statute_web_many_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        open_form(ctx, rq, T("statute.do.many"), S("/statute/many"), S("/statute"));
    struct field_v *file = form_page_put(f, "file", "file", "statute.f.files", S(""));

    file->accept = S(ACCEPT);
    file->many = true;
    put_level(f, "statute.f.level_guess", S(""), true);
    return statute_web_form(f, rs);
}

/* Each on its own: what cannot be read does not stop the others. */
static enum status take_one(struct ctx *ctx, const struct request *rq, const struct upload *file,
                            struct statute_import_row_v *row)
{
    struct statute_new in = {.level = param_text(rq, "level"),
                             .title = S(""),
                             .issuer = S(""),
                             .source = file->file_name};
    struct statute_taken taken = {0};
    struct statute s;
    enum status st = statute_read_file(ctx, file->path, file->file_name, &in.text);

    if (st == ST_OK)
        st = statute_import(ctx, &in, &taken);
    if (st == ST_BUSY || st == ST_INTERNAL)
        return st;
    *row = (struct statute_import_row_v){.name = file->file_name};
    if (st != ST_OK) {
        row->say = TF(ctx->arena, ctx->err.key, str_dup(ctx->arena, str_from(ctx->err.arg)));
        row->tag = (struct tag_v){.label = T("statute.taken.failed"), .class = S("bad")};
        ctx->err = (struct err){0};
        ctx->field_errors_count = 0;
        return ST_OK;
    }
    TRY(statute_get(ctx, taken.statute_id, &s));
    row->title = s.title;
    row->url = statute_web_url(ctx, s.id, "");
    row->say = TF(ctx->arena, "statute.articles_of", str_int(ctx->arena, s.articles));
    row->tag = taken.present ? (struct tag_v){.label = T("statute.taken.present"), .class = S("")}
                             : (struct tag_v){.label = T("statute.taken.new"), .class = S("ok")};
    return ST_OK;
}

enum status statute_web_many(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "file");
    struct statute_import_row_v *rows = arena_array(ctx->arena, count, struct statute_import_row_v);
    struct statute_imported_v v = {.taken = rows, .title = T("statute.imported")};

    arr_each (i, count) {
        const struct upload *file = param_file_at(rq, "file", i);

        if (file != NULL)
            TRY(take_one(ctx, rq, file, &rows[v.taken_count++]));
    }
    if (v.taken_count == 0)
        return fail_field(&ctx->err, "file", "statute.err.no_file", NULL);
    v.crumbs = statute_web_crumbs(ctx, S(""), S(""), v.title);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &statute_imported_view, &v);
}

/* ---------------------------------------------------------------- what is said of a law */

enum status statute_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct statute s;

    TRY(statute_get(ctx, path_id(rq, "id"), &s));
    f = open_form(ctx, rq, T("statute.do.edit"), statute_web_url(ctx, s.id, "/edit"),
                  statute_web_url(ctx, s.id, ""));
    form_page_crumb(f, s.title, statute_web_url(ctx, s.id, ""));
    put_level(f, "statute.f.level", s.level, false);
    form_optional(form_page_put(f, "line", "issuer", "statute.col.issuer", s.issuer));
    (void)form_page_put(f, "check", "repealed", "statute.f.is_repealed",
                        s.repealed ? S("1") : S(""));
    form_page_version(f, s.version);
    return statute_web_form(f, rs);
}

enum status statute_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct statute_change in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .level = param_text(rq, "level"),
        .issuer = param_text(rq, "issuer"),
        .repealed = param_bool(rq, "repealed"),
    };

    TRY(statute_change(ctx, &in));
    respond_flash(rs, "statute.done.changed", S(""));
    return respond_see_other(rs, "/statute/%lld", (long long)in.id);
}

enum status statute_web_words_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        open_form(ctx, rq, T("statute.do.words"), S("/statute/words"), S("/statute"));
    struct str lines;
    int64_t version;

    TRY(statute_words_text(ctx, &lines, &version));
    form_max(form_page_put(f, "text", "words", "statute.f.words", lines), WORDS_CHARS, WORD_ROWS);
    form_page_version(f, version);
    return statute_web_form(f, rs);
}

enum status statute_web_words(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(statute_words_set(ctx, param_text(rq, "words"), param_int(rq, "version")));
    respond_flash(rs, "statute.done.words", S(""));
    return respond_see_other(rs, "/statute");
}

/* ---------------------------------------------------------------- a document to look at */

enum status statute_web_check_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("statute.do.check"), S("/statute/check"),
                                         S("/statute"), T("statute.do.check_go"));

    form_page_crumb(f, T("statute.menu"), S("/statute"));
    put_source(f);
    put_level(f, "statute.f.level_of", S("document"), false);
    f->v.note = T("statute.check_note");
    return statute_web_form(f, rs);
}

enum status statute_web_check(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct statute_match in = {.level = param_text(rq, "level")};
    struct str name;

    TRY(text_of_form(ctx, rq, &in.text, &name));
    return statute_web_beside_of(ctx, rq, rs, &in,
                                 statute_web_crumbs(ctx, S(""), S(""), T("statute.do.check")));
}
