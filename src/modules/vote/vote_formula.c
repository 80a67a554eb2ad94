// SPDX-License-Identifier: MulanPSL-2.0
/* The result in words: the formula with its numbers, the article, the verdict. */
#include "modules/vote/vote_count.h"
#include "platform/text.h"

static struct str number(struct arena *a, uint64_t n)
{
    return str_printf(a, "%llu", (unsigned long long)n);
}

static struct str passed_word(bool passed)
{
    return passed ? T("vote.passed") : T("vote.not_passed");
}

struct str vote_whole_word(const struct vote *v)
{
    return v->law_body == LAW_BODY_CONGRESS ? T("vote.whole.deputies") : T("vote.whole.members");
}

/* 赞成28票，全体组成人员35人，28×2>35，通过 */
static struct str motion_formula(struct arena *a, const struct vote *v, const struct vote_result *r,
                                 const struct vote_line *line)
{
    const uint32_t whole = v->rule == VOTE_HALF_OF_PRESENT ? r->present : r->all_members;
    const struct str yes = number(a, line->yes), of = number(a, whole);
    const struct str word = passed_word(line->passed);

    switch (v->rule) {
    case VOTE_HALF_OF_ALL:
        return TF(a, line->passed ? "vote.formula.half_of_all" : "vote.formula.half_of_all.not",
                  yes, of, word, vote_whole_word(v));
    case VOTE_TWO_THIRDS_OF_ALL:
        return TF(a, line->passed ? "vote.formula.two_thirds" : "vote.formula.two_thirds.not", yes,
                  of, word, vote_whole_word(v));
    case VOTE_HALF_OF_PRESENT:
        return TF(
            a, line->passed ? "vote.formula.half_of_present" : "vote.formula.half_of_present.not",
            yes, of, word);
    case VOTE_PLURALITY_THIRD:
    case VOTE_SHARE_OF_BALLOTS:
    case VOTE_MOST_VOTES:
    case VOTE_NOTED:
        break;
    }
    return TF(a, "vote.formula.noted", yes, number(a, line->no), number(a, line->abstain));
}

/* Of several objects: what each has to reach; their votes stand beside them. */
static struct str objects_formula(struct arena *a, const struct vote *v,
                                  const struct vote_result *r)
{
    if (v->rule == VOTE_HALF_OF_PRESENT)
        return TF(a, "vote.formula.each_present", number(a, r->present), number(a, r->needed));
    return TF(a, "vote.formula.each", number(a, r->all_members), number(a, r->needed),
              vote_whole_word(v));
}

static struct str election_formula(struct arena *a, const struct vote *v,
                                   const struct vote_result *r)
{
    if (v->rule == VOTE_NOTED)
        return T("vote.formula.ranked");
    if (v->rule == VOTE_MOST_VOTES)
        return T("vote.formula.most");
    if (v->rule == VOTE_PLURALITY_THIRD)
        return TF(a, "vote.formula.third", number(a, r->ballots), number(a, r->needed));
    if (v->rule == VOTE_HALF_OF_PRESENT)
        return TF(a, "vote.formula.elected_present", number(a, r->present), number(a, r->needed));
    return TF(a, "vote.formula.elected", number(a, r->all_members), number(a, r->needed),
              vote_whole_word(v));
}

static struct str rating_formula(struct arena *a, const struct vote *v, const struct vote_result *r)
{
    struct str words[VOTE_GRADES_MAX], good;
    const size_t count = vote_grades(v, words);
    const size_t best = v->pass_grades < count ? v->pass_grades : count;

    if (v->rule == VOTE_NOTED)
        return TF(a, "vote.formula.rated", number(a, r->ballots));
    good = str_join(a, words, best, T("vote.and"));
    if (v->rule == VOTE_HALF_OF_PRESENT)
        return TF(a, "vote.formula.rated_present", number(a, r->present), good,
                  number(a, r->needed));
    if (v->rule != VOTE_SHARE_OF_BALLOTS)
        return TF(a, "vote.formula.rated_all", number(a, r->all_members), good,
                  number(a, r->needed), vote_whole_word(v));
    return TF(a, "vote.formula.share", number(a, r->ballots), good, number(a, v->pass_percent));
}

static struct str election_verdict(struct arena *a, const struct vote *v,
                                   const struct vote_result *r)
{
    unsigned elected = 0, tied = 0;

    arr_each (i, r->lines_count) {
        elected += r->lines[i].passed;
        tied += r->lines[i].tied;
    }
    if (v->rule == VOTE_NOTED)
        return T("vote.verdict.ranked");
    if (elected == v->seats)
        return TF(a, "vote.verdict.elected", number(a, elected));
    if (tied > 0)
        return TF(a, "vote.verdict.tied", number(a, elected), number(a, tied));
    return TF(a, "vote.verdict.short", number(a, elected), number(a, v->seats - elected));
}

static struct str lines_verdict(struct arena *a, const struct vote *v, const struct vote_result *r)
{
    unsigned passed = 0;

    arr_each (i, r->lines_count)
        passed += r->lines[i].passed;
    if (v->rule == VOTE_NOTED)
        return T("vote.verdict.noted");
    if (r->lines_count == 1 || r->passed)
        return passed_word(r->passed);
    if (passed == 0)
        return T("vote.verdict.none");
    return TF(a, "vote.verdict.some", number(a, passed), number(a, r->lines_count - passed));
}

/* Deputies by the Election Law; leaders by the Organic Law, whose majority is that of the body. */
static enum law_article election_article(const struct vote *v)
{
    const bool deputies =
        v->check_candidates && (v->post == VOTE_LAW_DEPUTY || v->post == VOTE_LAW_DEPUTY_DIRECT);

    if (deputies || v->rule == VOTE_PLURALITY_THIRD)
        return LAW_ARTICLE_DEPUTIES_ELECTED;
    if (v->rule == VOTE_MOST_VOTES && v->check_candidates)
        return LAW_ARTICLE_LEADERS_ELECTED;
    return v->rule == VOTE_MOST_VOTES ? LAW_ARTICLE_NONE : vote_law_majority_article(v->law_body);
}

static enum law_article statute(const struct vote *v, bool valid_round)
{
    if (!valid_round) /* more ballots than voters */
        return v->kind == VOTE_ELECTION ? LAW_ARTICLE_BALLOT_VALID : LAW_ARTICLE_NONE;
    if (v->rule == VOTE_NOTED || v->rule == VOTE_SHARE_OF_BALLOTS)
        return LAW_ARTICLE_NONE;
    if (v->kind == VOTE_ELECTION)
        return election_article(v);
    if (v->matter == VOTE_LAW_REMOVAL && v->law_body == LAW_BODY_STANDING_COMMITTEE)
        return LAW_ARTICLE_REMOVAL_VOTED;
    return vote_law_majority_article(v->law_body);
}

/* A local rule that is followed stands first; else the statute of the day. */
static struct str article(const struct vote *v, bool valid_round)
{
    if (v->basis.len > 0 && valid_round)
        return v->basis;
    return str_from(law_article(statute(v, valid_round), v->on));
}

enum status vote_put_in_words(struct ctx *ctx, const struct vote *v, uint32_t takers,
                              struct vote_result *r)
{
    struct arena *a = ctx->arena;

    r->article = article(v, r->valid_round);
    if (!r->valid_round) {
        r->formula = TF(a, "vote.formula.void", number(a, r->ballots), number(a, takers));
        r->verdict = T("vote.verdict.void");
        return ST_OK;
    }
    if (v->kind == VOTE_ELECTION) {
        r->formula = election_formula(a, v, r);
        r->verdict = election_verdict(a, v, r);
        return ST_OK;
    }
    r->formula = v->kind == VOTE_RATING ? rating_formula(a, v, r)
                 : r->lines_count > 1 && v->rule != VOTE_NOTED
                     ? objects_formula(a, v, r)
                     : motion_formula(a, v, r, &r->lines[0]);
    r->verdict = lines_verdict(a, v, r);
    return ST_OK;
}
