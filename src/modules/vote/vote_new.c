// SPDX-License-Identifier: MulanPSL-2.0
/* What a vote must say before it can be prepared. */
#include "base/utf8.h"
#include "modules/body/body.h"
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_store.h"
#include "platform/text.h"

static void check_text(struct ctx *ctx, const char *field, struct str s, size_t most)
{
    char limit[24];

    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

static void check_options(struct ctx *ctx, const struct vote_new *in)
{
    if (in->options_count > VOTE_OPTIONS_MAX)
        invalid(ctx, "options", "vote.too_many_options", NULL);
    if (in->kind != VOTE_MOTION && in->options_count == 0)
        invalid(ctx, "options", "vote.options_missing", NULL);
    arr_each (i, in->options_count) {
        if (in->options[i].name.len == 0)
            invalid(ctx, "options", "vote.option_without_name", NULL);
        check_text(ctx, "options", in->options[i].name, VOTE_TITLE_CHARS);
        arr_each (k, i)
            if (str_eq(in->options[k].name, in->options[i].name) &&
                str_eq(in->options[k].note, in->options[i].note))
                invalid(ctx, "options", "vote.option_twice", NULL);
    }
}

static void check_rating(struct ctx *ctx, struct vote_new *in)
{
    struct vote v;
    struct str words[VOTE_GRADES_MAX], rest = in->scale, one;
    bool twice = false;
    size_t count = 0;

    if (in->scale.len == 0)
        in->scale = rest = T("vote.scale");
    v = (struct vote){.scale = in->scale};
    while (str_cut(&rest, ' ', &one)) {
        struct str before = in->scale, other;

        for (size_t k = 0; k < count && str_cut(&before, ' ', &other); k++)
            twice = twice || str_eq(one, other);
        count++;
    }
    if (twice || count < 2 || count > VOTE_GRADES_MAX || vote_grades(&v, words) != count)
        invalid(ctx, "scale", "vote.scale_wrong", NULL);
    if (in->rule != VOTE_SHARE_OF_BALLOTS && in->pass_percent != 0)
        invalid(ctx, "pass_percent", "vote.percent_unused", NULL);
    if (in->rule == VOTE_NOTED)
        return;
    if (in->rule == VOTE_SHARE_OF_BALLOTS && (in->pass_percent == 0 || in->pass_percent > 100))
        invalid(ctx, "pass_percent", "vote.percent_wrong", NULL);
    if (in->pass_grades == 0 || in->pass_grades > count)
        invalid(ctx, "pass_grades", "vote.grades_wrong", NULL);
}

static void check_rule(struct ctx *ctx, const struct vote_new *in)
{
    const bool rating_rule = in->rule == VOTE_SHARE_OF_BALLOTS;
    const bool election_rule = in->rule == VOTE_PLURALITY_THIRD || in->rule == VOTE_MOST_VOTES;

    if ((rating_rule && in->kind != VOTE_RATING) || (election_rule && in->kind != VOTE_ELECTION))
        invalid(ctx, "rule", "vote.rule_does_not_fit", NULL);
    if ((in->rule == VOTE_HALF_OF_PRESENT || rating_rule) && in->basis.len == 0)
        invalid(ctx, "basis", "vote.basis_missing", NULL);
    if (in->secret && in->method == VOTE_HANDS)
        invalid(ctx, "method", "vote.hands_not_secret", NULL);
}

static void check_seats(struct ctx *ctx, const struct vote_new *in)
{
    if (in->kind != VOTE_ELECTION && in->write_in)
        invalid(ctx, "write_in", "vote.write_in_none", NULL);
    if (in->kind == VOTE_ELECTION && (in->seats == 0 || in->seats > VOTE_OPTIONS_MAX))
        invalid(ctx, "seats", "vote.seats_missing", NULL);
}

/* Whose majority is cited. */
static enum status fill_body(struct ctx *ctx, struct vote_new *in)
{
    struct body body;

    if (in->body_id == 0)
        return ST_OK;
    TRY(body_get(ctx, in->body_id, &body));
    if (in->body_name.len == 0)
        in->body_name = body.short_name;
    switch (body.kind) {
    case BODY_CONGRESS:
        in->law_body = LAW_BODY_CONGRESS;
        break;
    case BODY_PRESIDIUM:
        in->law_body = LAW_BODY_PRESIDIUM;
        break;
    case BODY_STANDING_COMMITTEE:
        in->law_body = LAW_BODY_STANDING_COMMITTEE;
        break;
    case BODY_TOWNSHIP_PRESIDIUM:
        in->law_body = LAW_BODY_TOWNSHIP_PRESIDIUM;
        break;
    case BODY_DELEGATION:
    case BODY_GROUP:
    case BODY_CHAIRMEN_MEETING:
    case BODY_PARTY_GROUP:
    case BODY_SPECIAL_COMMITTEE:
    case BODY_CREDENTIALS:
    case BODY_OTHER:
        in->law_body = LAW_BODY_OTHER;
    }
    return ST_OK;
}

/* What the law says of secrecy and of the number of candidates. */
static enum status check_law(struct ctx *ctx, const struct vote_new *in)
{
    struct vote_law_candidates bounds;
    const bool deputies = in->post == VOTE_LAW_DEPUTY || in->post == VOTE_LAW_DEPUTY_DIRECT;

    TRY(vote_law_check_method(in->matter, in->law_body, in->secret, in->method == VOTE_HANDS,
                              in->on, &ctx->err));
    if (in->kind != VOTE_ELECTION || !in->check_candidates || in->rule == VOTE_MOST_VOTES ||
        in->rule == VOTE_NOTED)
        return ST_OK; /* those tied are as many as they are; a primary is there to choose */
    if (!in->write_in)
        return fail(&ctx->err, ST_RULE, "vote.write_in_needed",
                    law_article(deputies ? LAW_ARTICLE_BALLOT_CHOICES : LAW_ARTICLE_SECRET_ELECTION,
                                in->on));
    bounds = vote_law_candidates(in->post, in->occasion, in->seats);
    return vote_law_check_candidates(&bounds, (unsigned)in->options_count, in->on, &ctx->err);
}

enum status vote_check_new(struct ctx *ctx, struct vote_new *in, bool recorded)
{
    struct vote before;

    if (in->title.len == 0)
        invalid(ctx, "title", "vote.title_missing", NULL);
    check_text(ctx, "title", in->title, VOTE_TITLE_CHARS);
    if (in->seconds > VOTE_SECONDS_MAX)
        invalid(ctx, "seconds", "vote.seconds_wrong", NULL);
    if (date_none(in->on))
        in->on = ctx->today;
    check_options(ctx, in);
    if (in->kind == VOTE_RATING)
        check_rating(ctx, in);
    check_rule(ctx, in);
    check_seats(ctx, in);
    TRY(invalid_done(ctx));
    TRY(fill_body(ctx, in));
    if (!recorded)
        TRY(check_law(ctx, in));
    return in->replaces_id != 0 ? vote_store_get(ctx, in->replaces_id, &before) : ST_OK;
}
