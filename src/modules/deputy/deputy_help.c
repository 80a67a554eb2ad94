// SPDX-License-Identifier: MulanPSL-2.0
/* What a deputy needs to perform his duties: noted by himself or the office, read by them alone.
 * @law Deputies Law (2025-03-11) art. 53, 54 */
#include "base/utf8.h"
#include "law/law_article.h"
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_store_help.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

bool deputy_help_seen(const struct ctx *ctx, int64_t deputy_id)
{
    return ctx->actor->system || may(ctx, "deputy.help") ||
           (deputy_id != 0 && ctx->actor->deputy_id == deputy_id);
}

static enum status check_seen(struct ctx *ctx, int64_t deputy_id)
{
    return deputy_help_seen(ctx, deputy_id) ? ST_OK
                                            : fail(&ctx->err, ST_DENIED, "error.denied", NULL);
}

/* One text: the kinds, a line's end, the words. */
static struct str join(struct arena *a, struct str kinds, struct str words)
{
    return kinds.len + words.len == 0
               ? S("")
               : str_printf(a, STR_FMT "\n" STR_FMT, STR_ARG(kinds), STR_ARG(words));
}

enum status deputy_help_get(struct ctx *ctx, int64_t deputy_id, struct deputy_help *out)
{
    struct deputy_help h = {.deputy_id = deputy_id};

    TRY(check_seen(ctx, deputy_id));
    TRY(deputy_store_help(ctx, deputy_id, &h.version, &h.words));
    (void)str_cut(&h.words, '\n', &h.kinds);
    *out = h;
    return ST_OK;
}

static bool named(struct str kinds, struct str kind)
{
    struct str word;

    while (str_cut(&kinds, ' ', &word))
        if (str_eq(word, kind))
            return true;
    return false;
}

/* In the order in which they are offered, each once; one that is none is wrong. */
static struct str in_order(struct ctx *ctx, struct str kinds)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct str all = S(DEPUTY_HELPS), rest = kinds, word;

    while (str_cut(&all, ' ', &word))
        if (named(kinds, word)) {
            if (out.len > 0)
                buf_z(&out, " ");
            buf_str(&out, word);
        }
    while (str_cut(&rest, ' ', &word))
        if (word.len > 0 && !named(S(DEPUTY_HELPS), word))
            invalid(ctx, "kind", "deputy.help.kind_wrong", NULL);
    return buf_view(&out);
}

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct deputy_help *in = input;
    struct deputy d;

    TRY(deputy_get(ctx, in->deputy_id, &d));
    if (in->kinds.len + in->words.len > 0 && deputy_left(d.to_on, ctx->today))
        return fail(&ctx->err, ST_RULE, "deputy.left_already", NULL);
    TRY(deputy_store_help_set(ctx, d.id, d.key_id, in->version,
                              join(ctx->arena, in->kinds, in->words)));
    return event_emit(ctx, "deputy.help_noted", d.id);
}

enum status deputy_help_set(struct ctx *ctx, const struct deputy_help *in)
{
    struct deputy_help h = *in;

    TRY(check_seen(ctx, h.deputy_id));
    h.kinds = in_order(ctx, in->kinds);
    h.words = str_trim(in->words);
    if (utf8_chars(h.words.ptr, h.words.len) > DEPUTY_HELP_CHARS)
        invalid(ctx, "words", "deputy.too_long", "300");
    TRY(invalid_done(ctx));
    return db_tx(ctx, set_tx, &h);
}

struct str deputy_help_text(struct arena *a, const struct deputy_help *h)
{
    struct buf out = buf_new(a, 0);
    struct str kinds = h->kinds, word;

    while (str_cut(&kinds, ' ', &word)) {
        if (out.len > 0)
            buf_str(&out, T("deputy.help.and"));
        buf_str(&out, text_of("deputy.help.kind.", word));
    }
    if (out.len > 0 && h->words.len > 0)
        buf_str(&out, T("deputy.help.then"));
    buf_str(&out, h->words);
    return buf_view(&out);
}

const char *deputy_help_article(struct date on)
{
    return law_article(LAW_ARTICLE_HELP, on);
}
