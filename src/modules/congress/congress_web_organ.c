// SPDX-License-Identifier: MulanPSL-2.0
/* Organs and delegations: lists and forms. */
#include "modules/congress/congress_rules.h"
#include "modules/congress/congress_web.h"
#include "modules/congress/congress_web_common.h"
#include "platform/list.h"
#include <inttypes.h>

/* ---------------------------------------------------------------- the list of organs */

static void kind_options(struct ctx *ctx, struct field_v *f, const char *none_key)
{
    struct option_v options[ORGAN_KINDS + 1];
    size_t n = 0;

    if (none_key != NULL)
        options[n++] = (struct option_v){.value = S(""), .label = text(none_key)};
    for (int k = 0; k < ORGAN_KINDS; k++) {
        const struct str word = str_from(organ_kind_word((enum organ_kind)k));

        options[n++] =
            (struct option_v){.value = word, .label = text_of("congress.organ_kind.", word)};
    }
    form_options(ctx, f, options, n);
}

static const char *const KEPT[] = {"q", "kind", "handles", "closed", "limit", NULL};

static struct filter_v filter_make(struct ctx *ctx, const struct request *rq, bool filtered)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);

    fields[0] =
        form_field(ctx, rq, "select", "kind", "congress.organ.kind", param_text(rq, "kind"));
    kind_options(ctx, &fields[0], "word.all");
    fields[1] = form_field(ctx, rq, "check", "handles", "congress.organ.handles_only",
                           param_bool(rq, "handles") ? S("1") : S(""));
    fields[2] = form_field(ctx, rq, "check", "closed", "congress.organ.closed_too",
                           param_bool(rq, "closed") ? S("1") : S(""));
    return (struct filter_v){
        .url = S("/congress/organ"),
        .label = T("congress.organ.name"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = 3,
        .reset = filtered ? S("/congress/organ") : S(""),
    };
}

static enum status row_make(struct ctx *ctx, const struct organ *o,
                            struct congress_organ_row_v *out)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
    struct organ parent = {.name = S("")};

    if (o->parent_id != 0)
        TRY(organ_get(ctx, o->parent_id, &parent));
    *tag = (struct tag_v){.label = T("congress.organ.closed")};
    *out = (struct congress_organ_row_v){
        .id = o->id,
        .name = o->name,
        .short_name = o->short_name,
        .kind = str_from(organ_kind_word(o->kind)),
        .parent = parent.name,
        .handles = o->handles,
        .active = o->active,
        .state_tag = o->active ? NULL : tag,
    };
    return ST_OK;
}

static struct organ_filter filter_of(const struct request *rq)
{
    return (struct organ_filter){
        .kind = param_text(rq, "kind"),
        .q = param_text(rq, "q"),
        .handlers_only = param_bool(rq, "handles"),
        .closed_too = param_bool(rq, "closed"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

enum status congress_web_organ(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct organ_filter filter = filter_of(rq);
    const bool filtered =
        filter.kind.len > 0 || filter.q.len > 0 || filter.closed_too || filter.handlers_only;
    struct congress_organ_v v = {.tabs = congress_web_tabs(ctx, "/congress/organ"),
                                 .may_edit = may(ctx, "congress.organ")};
    struct congress_organ_row_v *rows;
    enum sheet_format format;
    struct empty_v *empty;
    struct organ *organs;
    struct str next;
    size_t count;

    if (list_wants_sheet(rq, &format))
        return list_lead_to_export(ctx, rq, rs, "/congress/organ", KEPT);
    TRY(congress_store_organ_page(ctx, &filter, &organs, &count, &next));
    rows = arena_array(ctx->arena, count, struct congress_organ_row_v);
    arr_each (i, count) {
        TRY(row_make(ctx, &organs[i], &rows[i]));
    }
    v.rows = rows;
    v.rows_count = count;
    v.filter = filter_make(ctx, rq, filtered);
    if (count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        *empty = (struct empty_v){.title = T("congress.organ.none")};
        v.empty = empty;
    }
    v.pager.next = next.len > 0 ? list_url(ctx, rq, "/congress/organ", KEPT, "after", next) : S("");
    v.pager.first =
        filter.after.len > 0 ? list_url(ctx, rq, "/congress/organ", KEPT, "", S("")) : S("");
    v.sheet_url = list_url(ctx, rq, "/congress/organ/export", KEPT, "format", S("xlsx"));
    v.csv_url = list_url(ctx, rq, "/congress/organ/export", KEPT, "format", S("csv"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("congress.organ.title"), &congress_organ_view,
                        &v);
}

/* With the headings of the import, so that the sheet can come back. */
enum status congress_web_organ_export(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct str headings[] = {T("congress.organ.sheet.name"), T("congress.organ.short_name"),
                                   T("congress.organ.kind"), T("congress.organ.parent"),
                                   T("congress.organ.sheet.handles")};
    struct organ_filter filter = filter_of(rq);
    enum sheet_format format = SHEET_CSV;
    struct sheet_out *sheet;
    size_t done = 0, count;

    (void)list_wants_sheet(rq, &format);
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    filter.after = S("");
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);
        struct organ *organs;

        TRY(congress_store_organ_page(ctx, &filter, &organs, &count, &filter.after));
        arr_each (i, count) {
            struct congress_organ_row_v row;

            TRY(row_make(ctx, &organs[i], &row));
            sheet_out_row(sheet, (const struct str[]){row.name, row.short_name,
                                                      text_of("congress.organ_kind.", row.kind),
                                                      row.parent,
                                                      row.handles ? T("word.yes") : T("word.no")});
        }
        done += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && done < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("congress.organ.title"));
}

/* ---------------------------------------------------------------- one organ */

static enum status put_parent(struct form_page *f, int64_t own_id, int64_t stored)
{
    struct option_v *options;
    struct organ *organs;
    struct field_v *field;
    size_t count, n = 0;

    TRY(organ_list(f->ctx, false, &organs, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[n++] = (struct option_v){.value = S(""), .label = T("congress.organ.no_parent")};
    arr_each (i, count) {
        if (organs[i].id != own_id)
            options[n++] = (struct option_v){.value = str_int(f->ctx->arena, organs[i].id),
                                             .label = organs[i].name};
    }
    field = form_page_put(f, "select", "parent", "congress.organ.parent",
                          stored != 0 ? str_int(f->ctx->arena, stored) : S(""));
    form_options(f->ctx, field, options, n);
    return ST_OK;
}

static enum status put_organ(struct form_page *f, const struct organ *o)
{
    struct field_v *field;

    (void)form_page_put(f, "line", "name", "congress.organ.name", o->name);
    form_optional(
        form_page_put(f, "line", "short_name", "congress.organ.short_name", o->short_name));
    field = form_page_put(f, "select", "kind", "congress.organ.kind",
                          o->name.len > 0 ? str_from(organ_kind_word(o->kind)) : S(""));
    kind_options(f->ctx, field, NULL);
    field->choose = o->name.len == 0;
    TRY(put_parent(f, o->id, o->parent_id));
    (void)form_page_put(f, "check", "handles", "congress.organ.handles_yes",
                        o->handles ? S("1") : S(""));
    return ST_OK;
}

static struct organ read_organ(const struct request *rq)
{
    struct organ o = {
        .id = path_id(rq, "id"),
        .parent_id = param_id(rq, "parent"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .short_name = param_text(rq, "short_name"),
        .handles = param_bool(rq, "handles"),
    };

    if (!organ_kind_parse(param_text(rq, "kind"), &o.kind))
        o.kind = ORGAN_OTHER;
    return o;
}

enum status congress_web_organ_new_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f =
        congress_web_form(ctx, rq, "congress.organ.new", S("/congress/organ/new"),
                          "congress.organ.title", "/congress/organ", "congress.organ.new_go");

    TRY(put_organ(f, &(struct organ){.name = S("")}));
    return congress_web_show_form(f, rs);
}

enum status congress_web_organ_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct organ organ = read_organ(rq);
    int64_t id;

    TRY(organ_add(ctx, &organ, &id));
    respond_flash(rs, "congress.organ.added", organ.name);
    return respond_see_other(rs, "/congress/organ");
}

enum status congress_web_organ_edit_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct form_page *f;
    struct organ o;

    TRY(organ_get(ctx, path_id(rq, "id"), &o));
    f = congress_web_form(ctx, rq, "congress.organ.edit",
                          str_printf(ctx->arena, "/congress/organ/%" PRId64 "/edit", o.id),
                          "congress.organ.title", "/congress/organ", "word.save");
    TRY(put_organ(f, &o));
    form_page_version(f, o.version);
    f->v.other = congress_web_action(
        ctx,
        str_printf(ctx->arena, "/congress/organ/%" PRId64 "/%s", o.id, o.active ? "close" : "open"),
        o.active ? "congress.organ.close" : "congress.organ.open");
    return congress_web_show_form(f, rs);
}

enum status congress_web_organ_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct organ organ = read_organ(rq);

    TRY(organ_change(ctx, &organ));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/organ");
}

static enum status close_or_open(struct ctx *ctx, const struct request *rq, struct response *rs,
                                 bool close)
{
    struct organ o;

    /* The act names no value that could be stale: it is made against the row as it is. */
    TRY(organ_get(ctx, path_id(rq, "id"), &o));
    TRY(organ_close(ctx, o.id, o.version, close));
    respond_flash(rs, close ? "congress.organ.closed_now" : "congress.organ.opened_now", o.name);
    return respond_see_other(rs, "/congress/organ");
}

enum status congress_web_organ_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return close_or_open(ctx, rq, rs, true);
}

enum status congress_web_organ_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return close_or_open(ctx, rq, rs, false);
}

/* ---------------------------------------------------------------- delegations */

enum status congress_web_delegation(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress_delegation_v v = {.tabs = congress_web_tabs(ctx, "/congress/delegation"),
                                      .deputies = may(ctx, "deputy.view"),
                                      .may_edit = may(ctx, "congress.organ")};
    struct congress_delegation_row_v *rows;
    struct delegation *list;
    size_t count;

    TRY(delegation_list(ctx, &list, &count));
    rows = arena_array(ctx->arena, count, struct congress_delegation_row_v);
    arr_each (i, count) {
        rows[i] = (struct congress_delegation_row_v){
            .id = list[i].id,
            .name = list[i].name,
            .edit_url = v.may_edit ? str_printf(ctx->arena, "/congress/delegation/%" PRId64 "/edit",
                                                list[i].id)
                                   : S(""),
        };
    }
    v.rows = rows;
    v.rows_count = count;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("congress.delegation.title"),
                        &congress_delegation_view, &v);
}

enum status congress_web_delegation_new_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct form_page *f = congress_web_form(
        ctx, rq, "congress.delegation.new", S("/congress/delegation/new"),
        "congress.delegation.title", "/congress/delegation", "congress.delegation.new_go");

    (void)form_page_put(f, "line", "name", "congress.delegation.name", S(""));
    return congress_web_show_form(f, rs);
}

enum status congress_web_delegation_new(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    int64_t id;

    TRY(delegation_add(ctx, param_text(rq, "name"), &id));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/delegation");
}

enum status congress_web_delegation_edit_page(struct ctx *ctx, const struct request *rq,
                                              struct response *rs)
{
    struct delegation d;
    struct form_page *f;

    TRY(congress_store_delegation_get(ctx, path_id(rq, "id"), &d));
    f = congress_web_form(ctx, rq, "congress.delegation.edit",
                          str_printf(ctx->arena, "/congress/delegation/%" PRId64 "/edit", d.id),
                          "congress.delegation.title", "/congress/delegation", "word.save");
    (void)form_page_put(f, "line", "name", "congress.delegation.name", d.name);
    (void)form_page_put(f, "check", "active", "congress.delegation.active",
                        d.active ? S("1") : S(""));
    form_page_version(f, d.version);
    return congress_web_show_form(f, rs);
}

enum status congress_web_delegation_edit(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const struct delegation d = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .active = param_bool(rq, "active"),
    };

    TRY(delegation_change(ctx, &d));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/delegation");
}
