// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls of deputies. */
#include "law/recall_law.h"
#include "law/fraction.h"
#include <stdio.h>

enum { COUNTY_VOTERS = 50, TOWNSHIP_VOTERS = 30, GARRISON_VOTERS = 10 };

#define ELECTION "《全国人民代表大会和地方各级人民代表大会选举法》"
#define GARRISON "《中国人民解放军选举全国人民代表大会和县级以上地方各级人民代表大会代表的办法》"

static const struct {
    const char *asked, *voted;
} ARTICLES[] = {
    [RECALL_LAW_VOTERS] = {ELECTION "第五十条", ELECTION "第五十三条"},
    [RECALL_LAW_GARRISON] = {GARRISON "第三十三条", GARRISON "第三十六条"},
    [RECALL_LAW_SESSION] = {ELECTION "第五十一条", ELECTION "第五十三条"},
    [RECALL_LAW_RECESS] = {ELECTION "第五十一条", ELECTION "第五十三条"},
};
static const char ARTICLE_COUNT[] = ELECTION "第四十四条";

const char *recall_law_article(enum recall_law_way way)
{
    return ARTICLES[way].asked;
}

const char *recall_law_majority_article(enum recall_law_way way)
{
    return ARTICLES[way].voted;
}

static bool may_recall(enum recall_law_way way, enum level deputy)
{
    switch (way) {
    case RECALL_LAW_VOTERS:
        return deputy == LEVEL_COUNTY || deputy == LEVEL_TOWNSHIP;
    case RECALL_LAW_GARRISON:
        return deputy == LEVEL_COUNTY;
    case RECALL_LAW_SESSION:
    case RECALL_LAW_RECESS:
        break;
    }
    return deputy == LEVEL_CITY || deputy == LEVEL_PROVINCE;
}

enum status recall_law_check_way(enum recall_law_way way, enum level deputy, struct err *err)
{
    if (may_recall(way, deputy))
        return ST_OK;
    return fail(err, ST_RULE, "law.deputy_recall_way", ARTICLES[way].asked);
}

uint32_t recall_law_signers(enum recall_law_way way, enum level deputy, uint32_t whole)
{
    switch (way) {
    case RECALL_LAW_VOTERS:
        return deputy == LEVEL_TOWNSHIP ? TOWNSHIP_VOTERS : COUNTY_VOTERS;
    case RECALL_LAW_GARRISON:
        return GARRISON_VOTERS;
    case RECALL_LAW_SESSION:
        return fraction_needed(FRACTION_TENTH, whole);
    case RECALL_LAW_RECESS:
        break;
    }
    return fraction_needed(FRACTION_FIFTH, whole);
}

enum status recall_law_check_signed(enum recall_law_way way, enum level deputy, uint32_t whole,
                                    uint32_t signers, struct err *err)
{
    const uint32_t needed = recall_law_signers(way, deputy, whole);

    if (signers >= needed)
        return ST_OK;
    (void)fail(err, ST_RULE, "law.deputy_recall_signers", ARTICLES[way].asked);
    (void)snprintf(err->arg, sizeof err->arg, "%u", needed);
    return ST_RULE;
}

enum status recall_law_check_ready(enum recall_law_way way, const struct recall_law_ready *ready,
                                   struct err *err)
{
    const bool voters = way == RECALL_LAW_VOTERS || way == RECALL_LAW_GARRISON;

    if (!ready->given)
        return fail(err, ST_RULE, "law.deputy_recall_not_given", ARTICLES[way].asked);
    if (!ready->printed)
        return fail(err, ST_RULE, "law.deputy_recall_not_printed", ARTICLES[way].asked);
    if (ready->defended && !ready->defence_printed)
        return fail(err, ST_RULE, "law.deputy_recall_defence_not_printed", ARTICLES[way].asked);
    if (voters && !ready->has_chair)
        return fail(err, ST_RULE, "law.deputy_recall_no_chair", ARTICLES[way].asked);
    return ST_OK;
}

enum status recall_law_check_count(const struct recall_law_count *c, struct err *err)
{
    const uint64_t sum = (uint64_t)c->invalid + c->yes + c->no + c->abstain;

    if (c->issued > c->whole)
        return fail(err, ST_RULE, "law.deputy_recall_issued", ARTICLE_COUNT);
    if (c->cast > c->issued)
        return fail(err, ST_RULE, "law.deputy_recall_void", ARTICLE_COUNT);
    if (sum != c->cast)
        return fail(err, ST_RULE, "law.deputy_recall_sum", ARTICLE_COUNT);
    return ST_OK;
}

bool recall_law_passed(const struct recall_law_count *count)
{
    return fraction_more_than_half(count->yes, count->whole);
}

uint32_t recall_law_needed(uint32_t whole)
{
    return fraction_needed(FRACTION_MORE_THAN_HALF, whole);
}

bool recall_law_filed(enum recall_law_way way)
{
    return way != RECALL_LAW_VOTERS;
}
