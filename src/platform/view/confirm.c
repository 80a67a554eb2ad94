// SPDX-License-Identifier: MulanPSL-2.0
/* The question before an act, as a page of its own. */
#include "frame_view.h"
#include "platform/form.h"

enum status respond_confirm(struct ctx *ctx, const struct request *rq, struct response *rs,
                            const struct confirm_v *question, const struct field_v *hidden,
                            size_t hidden_count, const char *back)
{
    struct field_v *fields = arena_array(ctx->arena, hidden_count + 1, struct field_v);
    struct str target = request_target(rq), path;
    struct confirm_page_v *page = arena_new(ctx->arena, struct confirm_page_v);

    (void)str_cut(&target, '?', &path);
    for (size_t i = 0; i < hidden_count; i++)
        fields[i] = hidden[i];
    fields[hidden_count] =
        (struct field_v){.name = S("sure"), .value = S("1"), .kind = S("hidden"), .k_hidden = true};
    *page = (struct confirm_page_v){
        .title = question->title,
        .text = question->text,
        .url = path,
        .yes = question->yes,
        .no = question->no,
        .back = str_from(back),
        .risk = question->risk,
        .fields = fields,
        .fields_count = hidden_count + 1,
    };
    return respond_view(ctx, rq, rs, FRAME_STAFF, question->title, &confirm_page_view, page);
}
