// SPDX-License-Identifier: MulanPSL-2.0
/* Departments of the government that were filed: the list, one more. */
#include "modules/filing/filing_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { NOTE_ROWS = 3 };

static const char *const KEPT[] = {"q", "limit", NULL};

enum status filing_web_setups(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_setup_filter f = {.q = param_text(rq, "q"),
                                          .after = param_text(rq, "after"),
                                          .limit = list_limit(rq, LIST_ROWS)};
    struct link_v *add = arena_new(ctx->arena, struct link_v);
    struct filing_setups_v v = {.note = T("filing.setup_law")};
    struct filing_setup_row_v *rows;
    struct filing_setup *all;
    struct list_links links;
    struct str next;

    TRY(filing_store_setups(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct filing_setup_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct filing_setup_row_v){.id = all[i].id,
                                              .name = all[i].name,
                                              .act = all[i].act,
                                              .organ = all[i].organ,
                                              .approved_by = all[i].approved_by,
                                              .number = all[i].number,
                                              .approved_on = all[i].approved_on,
                                              .filed_on = all[i].filed_on,
                                              .note = all[i].note};
    v.rows = rows;
    v.crumbs = filing_web_crumbs(ctx, S(""), S(""), T("filing.setups"));
    *add = (struct link_v){.label = T("filing.do.setup"), .url = S("/filing/setup/new")};
    v.links = add;
    v.links_count = may(ctx, "filing.file");
    v.filter = (struct filter_v){.url = S("/filing/setup"),
                                 .label = T("filing.filter.setup"),
                                 .q = f.q,
                                 .reset = list_reset(rq, S("/filing/setup"))};
    links = list_links_of(ctx, rq, "/filing/setup", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0
                  ? filing_web_empty(ctx, T("filing.setups_none"), T("filing.setups_none_text"))
                  : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("filing.setups"), &filing_setups_view, &v);
}

enum status filing_web_setup_new_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *p = form_page_open(
        ctx, rq, T("filing.do.setup"), S("/filing/setup/new"),
        may(ctx, "filing.read") ? S("/filing/setup") : S("/filing"), T("filing.do.save"));
    struct field_v *field;

    form_page_crumb(p, T("filing.menu"), S("/filing"));
    if (may(ctx, "filing.read")) /* a unit sends in what it may not look through */
        form_page_crumb(p, T("filing.setups"), S("/filing/setup"));
    field = form_page_put(p, "radio", "act", "filing.f.setup", S("set_up"));
    filing_web_options(ctx, field, FILING_SETUPS, "filing.setup.", false);
    (void)form_page_put(p, "line", "name", "filing.f.setup_name", S(""));
    form_optional(form_page_put(p, "line", "approved_by", "filing.f.approved_by", S("")));
    form_optional(form_page_put(p, "line", "number", "filing.f.setup_number", S("")));
    (void)form_page_put(p, "date", "approved_on", "filing.f.approved_on", S(""));
    if (may(ctx, "filing.manage")) {
        TRY(filing_web_organs(p, "organ", "filing.f.setup_organ", true, 0, true));
        form_optional(form_page_put(p, "date", "filed_on", "filing.f.filed", S("")));
    }
    field = form_page_put(p, "text", "note", "filing.f.setup_note", S(""));
    form_max(field, FILING_TEXT_CHARS, NOTE_ROWS);
    form_optional(field);
    p->v.article = T("filing.setup_law");
    return filing_web_form(p, rs);
}

enum status filing_web_setup_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_setup in = {.act = param_text(rq, "act"),
                                    .name = param_text(rq, "name"),
                                    .approved_by = param_text(rq, "approved_by"),
                                    .number = param_text(rq, "number"),
                                    .approved_on = param_date(rq, "approved_on"),
                                    .filed_on = param_date(rq, "filed_on"),
                                    .organ_id = param_id(rq, "organ"),
                                    .note = param_text(rq, "note")};
    int64_t id;

    TRY(filing_setup_add(ctx, &in, &id));
    respond_flash(rs, "filing.done.filed", S(""));
    return may(ctx, "filing.read") ? respond_see_other(rs, "/filing/setup")
                                   : respond_see_other(rs, "/filing");
}
