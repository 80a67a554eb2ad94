// SPDX-License-Identifier: MulanPSL-2.0
/* Acts that take one text or none. */
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"

typedef enum status act_fn(struct ctx *, const struct opinion_say *);

enum { NOTE_ROWS = 5 };

static enum status form(struct ctx *ctx, const struct request *rq, struct response *rs,
                        enum opinion_verb verb)
{
    const char *key = str_printf(ctx->arena, "opinion.do.%s.note", opinion_verb_word(verb)).ptr;
    struct opinion_ui_form w;

    TRY(opinion_ui_form_open(ctx, rq, verb, &w));
    form_max(form_page_put(w.f, "text", "note", key, S("")), 2000, NOTE_ROWS);
    return opinion_ui_form_done(ctx, rq, rs, &w);
}

static enum status act(struct ctx *ctx, const struct request *rq, struct response *rs,
                       enum opinion_verb verb, act_fn *fn)
{
    TRY(fn(ctx, &(struct opinion_say){.id = path_id(rq, "id"),
                                      .version = param_int(rq, "version"),
                                      .note = param_text(rq, "note")}));
    return opinion_ui_done(ctx, rq, rs, verb);
}

#define SAY(name, verb)                                                                            \
    enum status opinion_web_##name##_form(struct ctx *ctx, const struct request *rq,               \
                                          struct response *rs)                                     \
    {                                                                                              \
        return form(ctx, rq, rs, verb);                                                            \
    }                                                                                              \
    ACT(name, verb)
#define ACT(name, verb)                                                                            \
    enum status opinion_web_##name(struct ctx *ctx, const struct request *rq, struct response *rs) \
    {                                                                                              \
        return act(ctx, rq, rs, verb, opinion_##name);                                             \
    }

SAY(answer, DO_ANSWER)
SAY(pass_on, DO_PASS_ON)
SAY(give_back, DO_GIVE_BACK)
SAY(keep, DO_KEEP)
SAY(reject, DO_REJECT)
ACT(take, DO_TAKE)
ACT(restore, DO_RESTORE)
ACT(split, DO_SPLIT)
ACT(close, DO_CLOSE)
