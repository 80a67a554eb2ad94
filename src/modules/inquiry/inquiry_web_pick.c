// SPDX-License-Identifier: MulanPSL-2.0
/* What an investigation refers to is chosen from what there is: motions, resolutions. */
#include "modules/inquiry/inquiry_web.h"
#include "modules/motion/motion.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PICK_MOST = 60 };

static void put_options(struct form_page *f, struct field_v *field, struct option_v *options,
                        size_t count)
{
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    form_options(f->ctx, field, options, count + 1);
    field->choose = false;
    form_optional(field);
}

enum status inquiry_web_motion_field(struct form_page *f)
{
    const struct motion_filter newest = {.kind = S("commission"), .limit = PICK_MOST};
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "motion", "inquiry.f.motion", S(""));
    struct option_v *options;
    struct motion *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(motion_page(ctx, &newest, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    put_options(f, field, options, count);
    return ST_OK;
}

enum status inquiry_web_doc_field(struct form_page *f, const struct inquiry_probe *p)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "doc", "inquiry.f.doc", S(""));
    struct option_v *options;
    struct inquiry_doc *all;
    size_t count;

    TRY(inquiry_store_docs(ctx, date_none(p->reported_on) ? p->proposed_on : p->reported_on,
                           PICK_MOST, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    arr_each (i, count)
        options[i + 1] = (struct option_v){
            .value = str_int(ctx->arena, all[i].id),
            .label = str_printf(ctx->arena, STR_FMT "%s" STR_FMT, STR_ARG(all[i].title),
                                all[i].number.len > 0 ? " " : "", STR_ARG(all[i].number))};
    put_options(f, field, options, count);
    return ST_OK;
}
