// SPDX-License-Identifier: MulanPSL-2.0
/* Rules of provinces and cities as a start for a congress's own. */
#include "law/law_models.h"
#include "modules/congress/congress.h"
#include "platform/text.h"

enum { FIRST = LAW_MODEL_NATIONAL + 1 }; /* the nation's are what holds without any */

size_t congress_models(struct ctx *ctx, struct congress_model **out)
{
    *out = arena_array(ctx->arena, LAW_MODELS_COUNT, struct congress_model);
    for (size_t m = FIRST; m < LAW_MODELS_COUNT; m++)
        (*out)[m - FIRST] =
            (struct congress_model){str_from(LAW_MODELS[m].word), text(LAW_MODELS[m].label)};
    return LAW_MODELS_COUNT - FIRST;
}

static bool find_model(struct str word, enum law_model *out)
{
    for (size_t m = FIRST; m < LAW_MODELS_COUNT; m++)
        if (str_eqz(word, LAW_MODELS[m].word)) {
            *out = (enum law_model)m;
            return true;
        }
    return false;
}

enum status congress_model_settings(struct ctx *ctx, struct str word,
                                    struct congress_model_setting **out, size_t *out_count)
{
    struct law_params now, says;
    enum law_model model;
    struct congress c;
    enum level level;

    if (!find_model(word, &model))
        return fail_field(&ctx->err, "model", "congress.model.unknown", NULL);
    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(congress_law_params(ctx, ctx->today, &now));
    level = congress_law_level(c.level);
    says = law_model_params(model, level);
    *out = arena_array(ctx->arena, LAW_PARAMS_COUNT, struct congress_model_setting);
    *out_count = 0;
    arr_each (i, LAW_PARAMS_COUNT) {
        const struct law_params_field *field = &LAW_PARAMS[i];
        const char *source = law_model_source(model, level, str_from(field->key));

        if (source != NULL)
            (*out)[(*out_count)++] = (struct congress_model_setting){
                field, law_params_value(&now, field), law_params_value(&says, field), source};
    }
    return ST_OK;
}
