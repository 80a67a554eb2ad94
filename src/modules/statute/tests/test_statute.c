// SPDX-License-Identifier: MulanPSL-2.0
/* The library on both databases: versions, which one holds, kinds corrected, two versions compared,
 * a document beside higher law. The texts are invented. */
#include "modules/statute/statute.h"
#include "modules/statute/statute_actions.h"
#include "modules/statute/statute_parts.h"
#include "modules/statute/statute_store.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"

#define LAW_OLD                                                                                                                         \
    "中华人民共和国试行养犬法\n2010年1月1日 全国人民代表大会常务委员会第一次会议通过\n第一章 "    \
    "总则\n第一条 为了规范养犬行为，制定本法。\n第二条 县级人民政府负责养犬登记工作。\n第三条 " \
    "养犬人应当定期为犬只注射狂犬病疫苗。\n第二章 法律责任\n第四条 "                                        \
    "携犬出户不束犬链的，处二百元以下罚款。\n第五条 本法自2010年3月1日起施行。"
#define LAW_NEW                                                                                                                      \
    "中华人民共和国试行养犬法\n2010年1月1日 "                                                                         \
    "全国人民代表大会常务委员会第一次会议通过\n2027年1月1日 "                                                 \
    "全国人民代表大会常务委员会第九次会议修正\n第一章 总则\n第一条 "                                     \
    "为了规范养犬行为，保障公众安全，"                                                                               \
    "制定本法。\n第二条 养犬人应当定期为犬只注射狂犬病疫苗。\n第三条 "                                  \
    "县级人民政府负责养犬登记工作。\n第四条 国家鼓励收养流浪犬只。\n第二章 法律责任\n第五条 " \
    "携犬出户不束犬链的，处五百元以下罚款。\n第六条 本法自2027年3月1日起施行。"
#define DOCUMENT                                                                                             \
    "云溪县养犬管理办法\n第一条 养犬人每年缴纳管理费，由乡镇收取。\n第二条 " \
    "携犬出户不束犬链的，处一千元以下罚款。\n第三条 本办法自公布之日起施行。"

static struct statute_taken import(struct ctx *ctx, const char *text, const char *what)
{
    struct statute_taken taken = {0};

    OK(statute_import(ctx, &(struct statute_new){.text = str_from(text)}, &taken) == ST_OK, what);
    return taken;
}

static void versions(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct statute_taken old = import(ctx, LAW_OLD, "the old version"),
                               now = import(ctx, LAW_NEW, "the new one"),
                               again = import(ctx, LAW_OLD, "the old one again");
    struct statute_text text;
    struct statute s;
    struct date in_force = {2027, 3, 1};

    OK(old.statute_id == now.statute_id && old.text_id != now.text_id, "two versions of one law");
    OK(again.present && again.text_id == old.text_id, "nothing is kept twice");
    OK(statute_get(ctx, old.statute_id, &s) == ST_OK && s.texts == 2, "both are there");
    EQ_STR(s.level, "law", "its level is guessed");
    EQ_INT(s.text_id, old.text_id, "the old one still holds");
    EQ_INT(s.articles, 5, "articles of that one");
    OK(statute_text_on(ctx, s.id, in_force, &text) == ST_OK && text.id == now.text_id,
       "then the new one");
    ctx->today = in_force;
    OK(statute_come_into_force(ctx) == ST_OK && statute_get(ctx, s.id, &s) == ST_OK, "the day");
    EQ_INT(s.text_id, now.text_id, "it has taken its place");
    EQ_INT(modtest_events(ctx, "statute.in_force"), 1, "in the journal");
    OK(statute_come_into_force(ctx) == ST_OK, "the next day");
    EQ_INT(modtest_events(ctx, "statute.in_force"), 1, "nothing more");
    OK(statute_change(ctx, &(struct statute_change){.id = s.id,
                                                    .version = s.version + 1,
                                                    .level = s.level,
                                                    .issuer = S("")}) == ST_CONFLICT,
       "somebody else changed it");
    modtest_clear(ctx);
}

static void kinds(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct statute_taken law = import(ctx, LAW_OLD, "a law");
    struct clause *all;
    struct str cite;
    size_t count = 0;

    OK(clause_list(ctx, law.text_id, S(""), &all, &count) == ST_OK && count == 7,
       "two headings and five articles");
    OK(clause_list(ctx, law.text_id, S("liability"), &all, &count) == ST_OK && count == 2,
       "what stands under liability");
    EQ_STR(all[0].number, "第四条", "the fourth");
    EQ_STR(all[0].heading, "第二章 法律责任", "where it stands");
    OK(clause_cite(ctx, all[0].id, &cite) == ST_OK, "cited");
    EQ_STR(cite, "《中华人民共和国试行养犬法》第四条", "as people cite");
    OK(clause_mark(ctx, all[1].id, S("none")) == ST_OK, "the office corrects");
    OK(clause_mark(ctx, all[1].id, S("effect")) == ST_OK, "and once more");
    OK(clause_mark(ctx, all[1].id, S("other")) == ST_INVALID, "no such kind");
    modtest_clear(ctx);
    OK(clause_list(ctx, law.text_id, S("liability"), &all, &count) == ST_OK && count == 1,
       "one is left");
    OK(clause_list(ctx, law.text_id, S("effect"), &all, &count) == ST_OK && count == 1 &&
           all[0].by_hand,
       "as the office says");
    OK(clause_list(ctx, law.text_id, S("duty"), &all, &count) == ST_OK && count == 2, "duties");
}

static void compared(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct statute_taken a = import(ctx, LAW_OLD, "old"), b = import(ctx, LAW_NEW, "new");
    struct statute_change_pair *pairs;
    struct statute_span *x, *y;
    struct clause *old, *now;
    size_t old_count = 0, now_count = 0, count = 0, xs, ys, n[STATUTE_HOWS] = {0};

    OK(clause_list(ctx, a.text_id, S(""), &old, &old_count) == ST_OK &&
           clause_list(ctx, b.text_id, S(""), &now, &now_count) == ST_OK,
       "both");
    statute_compare(ctx->arena, old, old_count, now, now_count, &pairs, &count);
    for (size_t i = 0; i < count; i++)
        n[pairs[i].how]++;
    EQ_INT(count, 6, "six articles");
    EQ_INT(n[STATUTE_ADDED], 1, "one is new");
    EQ_INT(n[STATUTE_REMOVED], 0, "none went");
    EQ_INT(n[STATUTE_MOVED], 1, "one has moved");
    EQ_INT(n[STATUTE_CHANGED], 3, "three have changed");
    EQ_INT(n[STATUTE_RENUMBERED], 1, "one has kept its place behind the one that moved");
    EQ_TEXT(statute_how_word(pairs[0].how), "changed", "the first");
    statute_compare_words(ctx->arena, S("处二百元以下罚款。"), S("处五百元以下的罚款。"), &x, &xs,
                          &y, &ys);
    EQ_INT(xs, 3, "three stretches");
    OK(x[1].on && str_eqz(x[1].text, "二"), "what went");
    OK(ys == 5 && y[1].on && str_eqz(y[1].text, "五") && str_eqz(y[3].text, "的"), "what came");
}

static void beside(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct statute_match in = {.text = S(DOCUMENT), .level = S("document")};
    struct statute_beside *all;
    size_t count = 0;

    import(ctx, LAW_OLD, "a law");
    import(ctx, "云溪县养犬管理办法\n第一条 养犬人每年缴纳管理费，由乡镇收取。", "no higher law");
    OK(statute_beside(ctx, &in, &all, &count) == ST_OK && count == 3, "three clauses");
    EQ_INT(all[0].words_count, 1, "收取 is marked");
    EQ_INT(all[1].like_count, 1, "one clause is like the second");
    EQ_STR(all[1].like[0].clause.number, "第四条", "the right one");
    OK(all[1].like[0].score > 500, "much alike");
    OK(all[1].words_count == 1 && str_eqz(all[1].words[0].word, "罚款"), "罚款 is marked");
    EQ_INT(all[0].like_count, 0, "its own level is not compared");
    OK(statute_words_set(ctx, S("束犬链=看看"), 0) == ST_OK, "words of the office");
    OK(statute_words_set(ctx, S("别的"), 0) == ST_CONFLICT, "not over somebody else's");
    modtest_clear(ctx);
    OK(statute_beside(ctx, &in, &all, &count) == ST_OK && all[0].words_count == 0 &&
           all[1].words_count == 1,
       "now others are marked");
}

static void brought(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct import_document two[] = {{S("a.txt"), S(LAW_OLD)}, {S("b.txt"), S(DOCUMENT)}},
                                 bad[] = {{S("c.txt"), S("没有条文")}};
    struct import_document_report r;
    struct statute_clause_row *rows;
    struct str next;
    size_t count = 0;
    int64_t total = 0;

    OK(STATUTE_DOCUMENTS[0].bring(ctx, two, 2, true, &r) == ST_OK && r.made == 2, "a look");
    OK(STATUTE_DOCUMENTS[0].bring(ctx, two, 2, false, &r) == ST_OK && r.made == 2, "brought");
    OK(STATUTE_DOCUMENTS[0].bring(ctx, two, 2, false, &r) == ST_OK && r.present == 2, "again");
    OK(STATUTE_DOCUMENTS[0].bring(ctx, bad, 1, true, &r) == ST_INVALID, "refused");
    EQ_STR(r.document, "c.txt", "which one");
    modtest_clear(ctx);
    OK(statute_store_clause_page(ctx, &(struct statute_clause_filter){.q = S("罚款"), .limit = 10},
                                 &rows, &count, &next, &total) == ST_OK &&
           count == 2 && total == 2,
       "found by a word");
    EQ_STR(rows[0].level, "law", "higher law first");
}

int main(void)
{
    modtest_both("versions", versions);
    modtest_both("kinds", kinds);
    modtest_one("compared", compared);
    modtest_both("beside", beside);
    modtest_both("brought", brought);
    return tap_done();
}
