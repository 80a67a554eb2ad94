// SPDX-License-Identifier: MulanPSL-2.0
/* One step after another: papers checked, registered, opinions, letters, the end. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

static enum status problem_found(struct ctx *ctx, int64_t id, bool *out)
{
    struct filing_point *points;
    size_t count;

    *out = false;
    TRY(filing_store_points(ctx, id, &points, &count));
    arr_each (i, count)
        *out = *out || str_eqz(points[i].verdict, "problem");
    return ST_OK;
}

static enum status do_register(struct ctx *ctx, struct filing *f, const struct filing_act *in,
                               struct date on)
{
    f->register_year = on.year;
    f->registered_on = on;
    f->mode = in->mode.len > 0 ? in->mode : S("active");
    if (!filing_law_reviewed(filing_maker_of(f->maker)))
        return fail(&ctx->err, ST_RULE, "filing.err.not_ours",
                    "《各级人民代表大会常务委员会监督法》第三十九条");
    return filing_store_next_no(ctx, on.year, &f->register_no);
}

static enum status do_close(struct ctx *ctx, struct filing *f, const struct filing_act *in,
                            struct date on)
{
    bool problem, text_filed;

    if (in->ground.len > 0)
        f->ground = in->ground;
    TRY(problem_found(ctx, f->id, &problem));
    TRY(filing_text_filed(ctx, f->id, &text_filed));
    TRY(filing_check_close(f, in->result, false, problem, text_filed,
                           &ctx->err)); /* revoked: by a vote alone */
    f->result = in->result;
    f->closed_on = on;
    return filing_after_close(ctx, f, in->amended_on);
}

static enum status do_extend(struct ctx *ctx, struct filing *f)
{
    if (f->extended)
        return fail(&ctx->err, ST_RULE, "filing.err.extended", NULL);
    if (!filing_has_review_clock(f->mode))
        return fail(&ctx->err, ST_RULE, "filing.err.no_clock",
                    "参照《北京市各级人民代表大会常务委员会规范性文件备案审查条例》第二十三条");
    f->extended = true;
    return filing_clock(ctx, FILING_LAW_REVIEW, f->registered_on, true, &f->clock_on);
}

/* What an act changes besides the state. */
static enum status change(struct ctx *ctx, struct filing *f, const struct filing_act *in,
                          struct date on)
{
    if (str_eqz(in->act, "register"))
        return do_register(ctx, f, in, on);
    if (str_eqz(in->act, "opine"))
        f->ground = in->ground;
    if (str_eqz(in->act, "extend"))
        return do_extend(ctx, f);
    if (str_eqz(in->act, "reopen")) {
        f->mode = S("asked");
        f->result = f->ground = S("");
        f->closed_on = (struct date){0};
    }
    return str_eqz(in->act, "close") ? do_close(ctx, f, in, on) : ST_OK;
}

static const struct {
    const char *act, *event, *notice; /* notice: to the maker */
} ACTS[] = {
    {"register", "filing.registered", "filing.registered"},
    {"return", "filing.returned", "filing.returned"},
    {"refuse", "filing.refused", "filing.refused"},
    {"extend", "filing.extended", NULL},
    {"opine", "filing.opined", "filing.opined"},
    {"reply", "filing.replied", NULL},
    {"letter_out", "filing.wrote", "filing.wrote"},
    {"letter_in", "filing.answered", NULL},
    {"talk", "filing.talked", NULL},
    {"close", "filing.closed", "filing.closed"},
    {"reopen", "filing.reopened", "filing.reopened"},
};

static enum status tell(struct ctx *ctx, const struct filing *f, size_t at, struct str text)
{
    if (ACTS[at].notice != NULL)
        TRY(filing_tell(ctx, f, ACTS[at].notice, f->organ_id, text));
    else if (str_eqz(str_from(ACTS[at].act), "reply") ||
             str_eqz(str_from(ACTS[at].act), "letter_in"))
        TRY(filing_tell(ctx, f, "filing.answered", 0, text));
    return event_emit(ctx, ACTS[at].event, f->id);
}

struct doing {
    const struct filing_act *in;
    size_t at;
};

static enum status do_tx(struct ctx *ctx, const void *input)
{
    const struct doing *d = input;
    const struct filing_act *in = d->in;
    const struct date on = date_none(in->on) ? ctx->today : in->on;
    enum filing_law_clock clock;
    struct filing f;
    bool office, stops;

    TRY(filing_store_get(ctx, in->id, &f));
    TRY(filing_actor_side(ctx, &f, &office));
    f.version = in->version;
    TRY(change(ctx, &f, in, on));
    TRY(filing_next(f.state, in->act, office ? FILING_OFFICE : FILING_MAKER, &f.state, &ctx->err));
    if (filing_clock_after(in->act, f.mode, &clock, &stops))
        TRY(filing_clock(ctx, clock, on, false, &f.clock_on));
    else if (stops)
        f.clock_on = (struct date){0};
    TRY(filing_store_update(ctx, &f));
    TRY(filing_note(ctx, f.id, ACTS[d->at].act, on, in->text));
    return tell(ctx, &f, d->at, in->text);
}

static enum status check(struct ctx *ctx, const struct filing_act *in)
{
    if (filing_needs_text(in->act) && in->text.len == 0)
        invalid(ctx, "text", "filing.err.text", NULL);
    invalid_long(ctx, "text", in->text, FILING_TEXT_CHARS);
    if (!date_none(in->on) && date_cmp(in->on, ctx->today) > 0)
        invalid(ctx, "on", "filing.err.on_later", NULL);
    if (in->mode.len > 0 && !filing_word_known(FILING_MODES, in->mode))
        invalid(ctx, "mode", "filing.err.mode", NULL);
    if (str_eqz(in->act, "opine") && !filing_word_known(FILING_GROUNDS, in->ground))
        invalid(ctx, "ground", "filing.err.ground", NULL);
    if (str_eqz(in->act, "close") && !filing_word_known(FILING_RESULTS, in->result))
        invalid(ctx, "result", "filing.err.result", NULL);
    return invalid_done(ctx);
}

enum status filing_do(struct ctx *ctx, const struct filing_act *in)
{
    struct filing_act act = *in;
    struct doing d = {&act, 0};

    if (act.text.len == 0)
        act.text = S("");
    while (d.at < COUNT(ACTS) && !str_eqz(in->act, ACTS[d.at].act))
        d.at++;
    if (d.at == COUNT(ACTS))
        return fail(&ctx->err, ST_RULE, "filing.err.state", NULL);
    TRY(check(ctx, &act));
    return db_tx(ctx, do_tx, &d);
}
