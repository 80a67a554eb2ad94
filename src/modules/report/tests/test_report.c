// SPDX-License-Identifier: MulanPSL-2.0
/* Reports on both databases: figures taken, changed, kept; drafts, opinions, the way to the frozen
 * file and its verification. People are invented. */
#include "modules/notice/notice.h"
#include "modules/report/report_actions.h"
#include "modules/tests/modtest.h"

static struct report get(struct ctx *ctx, int64_t id)
{
    struct report r = {0};

    OK(report_store_get(ctx, id, &r) == ST_OK, "read");
    return r;
}

static struct report_sheet sheet_of(struct ctx *ctx, int64_t id)
{
    const struct report r = get(ctx, id);
    struct report_sheet s = {0};

    OK(report_sheet_read(ctx, &r, true, &s) == ST_OK, "read as it stands");
    return s;
}

static const char *line(struct ctx *ctx, int64_t id, size_t n)
{
    const struct report_sheet s = sheet_of(ctx, id);

    return n < s.count ? str_z(ctx->arena, report_paragraph_text(ctx->arena, &s.paragraphs[n]))
                       : "(none)";
}

static int64_t begin(struct ctx *ctx, struct str text)
{
    const struct report_new in = {.kind = S("committee"),
                                  .title = S("2026年常委会工作报告"),
                                  .byline = S(""),
                                  .from = {2026, 1, 1},
                                  .to = {2026, 12, 31},
                                  .text = text};
    int64_t id = 0;

    OK(report_save(ctx, &in, &id) == ST_OK, "begun");
    return id;
}

#define TEXT                                                                                                 \
    "# 过去一年\n## 一、代表工作\n\n本级代表{五级在任代表|按=level:county}名，各级" \
    "{deputy.mandates}名，宣讲320余场。\n第二段。"

static void figures(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t id;
    struct report_sheet s;
    const struct report_run *run;
    size_t changed = 0;

    (void)modtest_deputy(ctx, "周秀兰", "城关镇代表团");
    id = begin(ctx, S(TEXT));
    EQ_TEXT(line(ctx, id, 2), "本级代表1名，各级1名，宣讲320余场。", "with their values");
    s = sheet_of(ctx, id);
    EQ_INT(s.figures, 2, "two figures");
    EQ_INT(s.same, 2, "equal to the records");
    EQ_INT(s.hand_bare, 1, "one by hand");
    (void)modtest_deputy(ctx, "田桂芳", "柳河镇代表团");
    s = sheet_of(ctx, id);
    EQ_INT(s.changed, 2, "both have changed");
    EQ_TEXT(line(ctx, id, 2), "本级代表1名，各级1名，宣讲320余场。", "the text stays");
    run = &s.paragraphs[2].runs[1];
    OK(run->kind == REPORT_FIGURE && run->now->numerator == 2, "what it is now");
    OK(report_figure_keep(ctx, run->figure->id) == ST_OK, "kept");
    OK(report_take_all(ctx, id, &changed) == ST_OK && changed == 1, "the other is taken");
    s = sheet_of(ctx, id);
    EQ_INT(s.kept, 1, "one with its day");
    EQ_INT(s.same, 1, "one equal");
    EQ_TEXT(line(ctx, id, 2), "本级代表1名，各级2名，宣讲320余场。", "as chosen");
    OK(report_figure_take(ctx, s.paragraphs[2].runs[1].figure->id) == ST_OK, "taken after all");
    EQ_INT(sheet_of(ctx, id).same, 2, "both equal");
}

/* Names of the first records instead of their number; words beside an exact figure that make it
 * untrue. */
static void words(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct report_doubt *doubts;
    struct report_sheet s;
    size_t count, found = 0;
    int64_t id;

    (void)modtest_deputy(ctx, "周秀兰", "城关镇代表团");
    (void)modtest_deputy(ctx, "田桂芳", "柳河镇代表团");
    id =
        begin(ctx, S("{deputy.mandates|名单=1}等{deputy.mandates}名。\n{deputy.mandates|名单=9}。\n"
                     "近{deputy.mandates}名，{deputy.mandates}余名，最近{deputy.mandates}名。\n"
                     "{deputy.mandates|作=余|取整=1}多名。"));
    s = sheet_of(ctx, id);
    OK(str_ends(report_paragraph_text(ctx->arena, &s.paragraphs[0]), S("等2名。")),
       "and the number");
    OK(strcmp(line(ctx, id, 1), "周秀兰、田桂芳。") == 0 ||
           strcmp(line(ctx, id, 1), "田桂芳、周秀兰。") == 0,
       line(ctx, id, 1));
    OK(report_doubts(ctx, &s, &doubts, &count) == ST_OK, "what does not fit");
    arr_each (i, count) {
        if (strcmp(doubts[i].word, "about") != 0)
            continue;
        EQ_INT(doubts[i].paragraph, 2, "beside an exact figure");
        OK(doubts[i].wrong, "plainly");
        EQ_STR(doubts[i].other, found == 0 ? "近" : "余", "the word");
        found++;
    }
    EQ_INT(found, 2, "two of four");
}

/* The 0 of a part that no record of any year belongs to may be a part spelled wrongly. */
static void parts(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct report_doubt *doubts;
    struct report_sheet s;
    size_t count, found = 0;

    (void)modtest_deputy(ctx, "周秀兰", "城关镇代表团");
    s = sheet_of(
        ctx, begin(ctx, S("在任{在任代表|按=delegation:城关镇代表团}名，{在任代表|按="
                          "delegation:城关镇}名。\n{五级在任代表|按=level:county|年=1960}名。")));
    OK(report_doubts(ctx, &s, &doubts, &count) == ST_OK, "what does not fit");
    arr_each (i, count) {
        if (strcmp(doubts[i].word, "no_part") != 0)
            continue;
        EQ_INT(doubts[i].paragraph, 0, "where");
        OK(!doubts[i].wrong, "to be looked at");
        EQ_STR(doubts[i].other, "城关镇", "the part");
        found++;
    }
    EQ_INT(found, 1, "one of three: another year has the third");
}

static void sources(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = begin(ctx, S("宣讲320余场，又320场。"));
    const struct report_sheet s = sheet_of(ctx, id);
    struct report_source in = {.report_id = id,
                               .block_id = s.paragraphs[0].block.id,
                               .words = S("320"),
                               .nth = 2,
                               .source = S(""),
                               .link = S("")};
    int64_t source = 0;

    EQ_INT(s.hand_bare, 2, "two by hand");
    REFUSED(ctx, report_source_say(ctx, &in, &source), ST_INVALID, "report.err.source",
            "without words");
    in.source = S("年终统计表");
    in.link = S("//elsewhere.example/x");
    REFUSED(ctx, report_source_say(ctx, &in, &source), ST_INVALID, "report.err.link",
            "a record elsewhere");
    in.link = S(" https://rd.example.cn/ledger/entry/31 ");
    OK(report_source_say(ctx, &in, &source) == ST_OK, "said");
    EQ_INT(sheet_of(ctx, id).hand_bare, 1, "one is left");
    EQ_STR(sheet_of(ctx, id).paragraphs[0].runs[3].source->link, "/ledger/entry/31", "a record");
    EQ_INT(sheet_of(ctx, id).hand, 2, "both are by hand");
}

static void edits(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = begin(ctx, S("一{deputy.mandates}名。\n二。"));
    struct report_sheet s = sheet_of(ctx, id);
    const struct report_block b = s.paragraphs[0].block;
    const int64_t second = s.paragraphs[1].block.id;
    int64_t first = 0;
    struct str typed;

    REFUSED(ctx, report_block_save(ctx, b.id, 1, S("{没有这个数}名")), ST_INVALID,
            "report.token.unknown", "an unknown figure");
    REFUSED(ctx, report_block_save(ctx, b.id, 1, S("{deputy.mandates|by=colour:}")), ST_INVALID,
            "report.token.breakdown", "an unknown breakdown");
    REFUSED(ctx, report_block_save(ctx, b.id, 1, S("{deputy.mandates|取=分母}")), ST_INVALID,
            "report.token.no_parts", "no rate");
    REFUSED(ctx, report_block_save(ctx, b.id, 1, S("{deputy.mandates")), ST_INVALID,
            "report.token.open", "not closed");
    OK(report_block_type(ctx, b.id, S("正在写")) == ST_OK, "kept for its writer");
    OK(report_store_typed(ctx, b.id, &typed) == ST_OK, "read back");
    EQ_STR(typed, "正在写", "as typed");
    EQ_TEXT(line(ctx, id, 0), "一0名。", "not in the text");
    OK(report_block_save(ctx, b.id, 1, S("甲{deputy.mandates}名。\n# 乙\n丙。")) == ST_OK, "saved");
    OK(report_store_typed(ctx, b.id, &typed) == ST_OK && typed.len == 0, "forgotten then");
    EQ_TEXT(line(ctx, id, 0), "甲0名。", "its first line");
    EQ_TEXT(line(ctx, id, 1), "乙", "a part behind it");
    EQ_TEXT(line(ctx, id, 2), "丙。", "a paragraph behind that");
    EQ_TEXT(line(ctx, id, 3), "二。", "and what followed");
    REFUSED(ctx, report_block_save(ctx, b.id, 1, S("丁")), ST_CONFLICT, "db.changed_meanwhile",
            "an old version");
    OK(report_block_move(ctx, second, true) == ST_OK, "up");
    EQ_TEXT(line(ctx, id, 2), "二。", "one up");
    OK(report_block_move(ctx, b.id, false) == ST_OK, "down");
    EQ_TEXT(line(ctx, id, 1), "甲0名。", "one down");
    REFUSED(ctx, report_block_move(ctx, sheet_of(ctx, id).paragraphs[0].block.id, true), ST_RULE,
            "report.err.end", "no further");
    OK(report_block_add(ctx, id, 0, S("最前。"), &first) == ST_OK, "at the front");
    EQ_TEXT(line(ctx, id, 0), "最前。", "there");
    s = sheet_of(ctx, id);
    OK(report_block_save(ctx, first, 1, S("")) == ST_OK, "nothing takes it away");
    EQ_TEXT(line(ctx, id, 0), "乙", "gone");
    EQ_INT(sheet_of(ctx, id).count, 4, "four are left");
    REFUSED(ctx, report_block_add(ctx, id, 0, S(" \n "), &first), ST_INVALID, "report.err.nothing",
            "nothing");
}

static const char *cut(struct ctx *ctx, const char *text, bool zeros)
{
    const struct period year = {{2026, 1, 1}, {2026, 12, 31}};
    struct str out = S("");

    OK(report_outline_cut(ctx, str_from(text), &year, zeros, S(""), &out) == ST_OK, "cut");
    return str_z(ctx->arena, out);
}

/* What has no records is not said; whatever is left still reads. */
static void outlines(struct journaltest *t)
{
#define ONE  "{五级在任代表|按=level:county}名"
#define NONE "{五级在任代表|按=level:city}名"
    static const struct {
        const char *text, *left, *what;
    } CASES[] = {
        {"# 题\n甲" ONE "，乙" NONE "。", "# 题\n甲" ONE "。\n", "a clause"},
        {"甲" NONE "，乙" ONE "；丙" ONE "。", "乙" ONE "；丙" ONE "。\n", "the first one"},
        {"有^甲" NONE "、乙" ONE "、丙" NONE "，丁。", "有乙" ONE "，丁。\n", "items of a list"},
        {"有^甲" NONE "、乙" NONE "，丁" ONE "。", "丁" ONE "。\n", "a list with its verb"},
        {"抓好大局，甲" NONE "。乙" ONE "。", "乙" ONE "。\n", "a sentence that would say nothing"},
        {"加强工作。甲" NONE "。\n乙" ONE "。", "乙" ONE "。\n", "a paragraph without figures"},
        {"甲" ONE "、" NONE "。\n只有话，没有数。", "甲" ONE "、" NONE "。\n只有话，没有数。\n",
         "one that has something stays whole"},
        {"甲" ONE "。乙{no.such}件，丙。", "甲" ONE "。\n", "a figure that there is not"},
        {"# 一部\n## 一\n甲" ONE "。\n## 二\n乙" NONE "。\n# 二部\n## 三\n丙" NONE "。",
         "# 一部\n## 一\n甲" ONE "。\n", "headings with nothing below them"},
        {"甲" NONE "，乙^丙" NONE "。", "甲" NONE "，乙丙" NONE "。\n",
         "nothing at all: it is whole"},
    };
    struct ctx *ctx = t->ctx;

    (void)modtest_deputy(ctx, "周秀兰", "城关镇代表团");
    modtest_clear(ctx);
    arr_each (i, COUNT(CASES))
        EQ_TEXT(cut(ctx, CASES[i].text, false), CASES[i].left, CASES[i].what);
    EQ_TEXT(cut(ctx, "甲" ONE "，乙^丙" NONE "。", true), "甲" ONE "，乙丙" NONE "。\n",
            "as it is");
    {
        const struct period year = {{2026, 1, 1}, {2026, 12, 31}};
        struct str out;

        OK(report_outline_cut(ctx, S("在任{deputy.in_office}名，各级{deputy.mandates}名。"), &year,
                              false, S("城关镇代表团"), &out) == ST_OK,
           "of a township");
        EQ_STR(out, "在任{在任代表|按=delegation:城关镇代表团}名。\n",
               "its part, and nothing of all of them");
    }
    EQ_INT(ctx->field_errors_count, 0, "what is not there is no fault");
    EQ_TEXT(ctx->err.key, NULL, "of the page either");
}

/* Many behind the same one: there is room, after all are numbered anew. */
static void crowded(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = begin(ctx, S("甲。\n乙。"));
    const int64_t first = sheet_of(ctx, id).paragraphs[0].block.id;
    int64_t block = 0;

    for (int i = 0; i < 14; i++)
        OK(report_block_add(ctx, id, first, str_printf(ctx->arena, "第%d。", i), &block) == ST_OK,
           "one more");
    EQ_TEXT(line(ctx, id, 1), "第13。", "the last one first");
    EQ_TEXT(line(ctx, id, 14), "第0。", "the first one last");
    EQ_TEXT(line(ctx, id, 15), "乙。", "before what was behind");
}

static void drafts(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = begin(ctx, S("甲。"));
    const struct report_block b = sheet_of(ctx, id).paragraphs[0].block;
    struct report_text *texts, one;
    struct report_comment *comments;
    int64_t number = 0;
    size_t count;

    OK(report_draft(ctx, id, &number) == ST_OK && number == 1, "a draft");
    OK(report_block_save(ctx, b.id, 1, S("乙。")) == ST_OK, "edited");
    OK(report_draft(ctx, id, &number) == ST_OK && number == 2, "another");
    OK(report_store_texts(ctx, id, true, 10, &texts, &count) == ST_OK && count == 2, "two named");
    EQ_INT(texts[0].draft_no, 2, "the newest first");
    OK(report_store_text_get(ctx, id, texts[1].number, &one) == ST_OK, "the first");
    EQ_STR(one.shown, "甲。\n", "as it was");
    OK(report_store_texts(ctx, id, false, 10, &texts, &count) == ST_OK && count == 4,
       "four in all");
    OK(report_comment_say(ctx, id, b.id, S("再核一遍。")) == ST_OK, "an opinion");
    OK(report_store_comments(ctx, id, &comments, &count) == ST_OK && count == 1, "one");
    EQ_STR(comments[0].about, "乙。", "on this paragraph");
    OK(report_comment_answer(ctx, comments[0].id, 1, S("已核。")) == ST_OK, "answered");
    REFUSED(ctx, report_comment_answer(ctx, comments[0].id, 1, S("又")), ST_CONFLICT,
            "db.changed_meanwhile", "once");
    REFUSED(ctx, report_comment_say(ctx, id, 0, S("")), ST_INVALID, "report.err.comment", "empty");
}

static int64_t unread(struct ctx *ctx, int64_t account_id)
{
    const struct actor *was = ctx->actor;
    const struct actor who = {.account_id = account_id, .congress_id = ctx->congress_id};
    int64_t n = -1;

    ctx->actor = &who;
    OK(notice_unread(ctx, &n) == ST_OK, "asked");
    ctx->actor = was;
    return n;
}

static void done(struct ctx *ctx, int64_t id, enum report_act act, const char *note)
{
    OK(report_do(ctx, id, get(ctx, id).version, act, str_from(note)) == ST_OK, note);
}

/* Whose turn it is, and the author: nobody else. */
static void told(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "常委会办公室");
    const int64_t leader = modtest_account(ctx, "leader1", "leader", 0),
                  committee = modtest_account(ctx, "committee1", "committee", organ),
                  author = modtest_account(ctx, "office1", "office", organ),
                  other = modtest_account(ctx, "office2", "office", organ);
    const struct actor *was = ctx->actor;
    struct actor writes = *was, speaks = *was;
    struct report_comment *comments;
    size_t count;
    int64_t id;

    writes.account_id = author;
    ctx->actor = &writes;
    id = begin(ctx, S("甲。"));
    EQ_INT(get(ctx, id).author_id, author, "whoever began it");
    done(ctx, id, REPORT_ASK, "请提意见");
    EQ_INT(unread(ctx, leader), 1, "a leader is asked");
    EQ_INT(unread(ctx, committee), 1, "a committee, too");
    speaks.account_id = committee;
    ctx->actor = &speaks;
    OK(report_comment_say(ctx, id, 0, S("再核。")) == ST_OK, "an opinion");
    EQ_INT(unread(ctx, author), 1, "the author has it");
    ctx->actor = &writes;
    OK(report_store_comments(ctx, id, &comments, &count) == ST_OK && count == 1, "one");
    REFUSED(ctx, report_comment_answer(ctx, comments[0].id, 1, S("")), ST_INVALID,
            "report.err.answer", "without words");
    OK(report_comment_answer(ctx, comments[0].id, 1, S("已核。")) == ST_OK, "done");
    EQ_INT(unread(ctx, committee), 2, "whoever had it is told");
    done(ctx, id, REPORT_JUDGE, "请审定");
    EQ_INT(unread(ctx, leader), 2, "a leader's turn");
    EQ_INT(unread(ctx, committee), 2, "not a committee's");
    speaks.account_id = leader;
    ctx->actor = &speaks;
    REFUSED(ctx, report_do(ctx, id, get(ctx, id).version, REPORT_BACK, S(" ")), ST_INVALID,
            "report.err.back", "without a reason");
    done(ctx, id, REPORT_BACK, "数字不实");
    EQ_INT(unread(ctx, author), 2, "back to the author");
    done(ctx, id, REPORT_JUDGE, "再送");
    done(ctx, id, REPORT_PASS, "同意");
    EQ_INT(unread(ctx, author), 3, "passed");
    EQ_INT(unread(ctx, other), 0, "no other of the office");
    ctx->actor = was;
    OK(report_comment_say(ctx, begin(ctx, S("乙。")), 0, S("请核。")) == ST_OK, "of no author");
    EQ_INT(unread(ctx, other), 1, "the office has it");
}

static size_t faults_of(struct ctx *ctx, struct str body, struct report_verdict *v)
{
    struct buf said = buf_new(ctx->arena, 0);

    OK(report_verify(ctx->arena, body, &said, v, &ctx->err) == ST_OK, "a frozen file");
    return v->faults;
}

static struct str changed(struct ctx *ctx, struct str body, const char *was, const char *now)
{
    struct buf to = buf_new(ctx->arena, 0);
    const char *z = str_z(ctx->arena, body), *there = strstr(z, was);

    ASSERT(there != NULL);
    buf_put(&to, z, (size_t)(there - z));
    buf_z(&to, now);
    buf_z(&to, there + strlen(was));
    return buf_view(&to);
}

static void tampered(struct ctx *ctx, struct str body)
{
    static const struct {
        const char *was, *now, *what;
    } CASES[] = {
        {"各级1名", "各级9名", "the text"},
        {"\"numerator\":1", "\"numerator\":2", "a value"},
        {"\"shown\":\"1\"", "\"shown\":\"7\"", "how it reads"},
        {"\"sum\":2", "\"sum\":3", "a sum"},
        {"\"place\":2", "\"place\":3", "a place"},
        {"{deputy.mandates}", "{deputy.mandates|作=约}", "a token in the text"},
    };
    struct report_verdict v;

    arr_each (i, COUNT(CASES))
        OK(faults_of(ctx, changed(ctx, body, CASES[i].was, CASES[i].now), &v) > 0, CASES[i].what);
    OK(report_verify(ctx->arena, S("{}"), &(struct buf){.arena = ctx->arena}, &v, &ctx->err) ==
           ST_INVALID,
       "no such file");
    modtest_clear(ctx);
    static const char *const HOLLOW[] = {
        "{\"format\":\"renda.report.v1\",\"paragraphs\":7,\"figures\":{\"a\":1}}",
        "{\"format\":\"renda.report.v1\",\"title\":\"t\",\"congress\":\"1\",\"report\":1,"
        "\"paragraphs\":[],\"figures\":[]}",
        "{\"format\":\"renda.report.v1\",\"title\":\"t\",\"congress\":\"1\",\"report\":1,"
        "\"paragraphs\":[{\"text\":\"a\",\"shown\":\"a\"}]}",
        "{\"format\":\"renda.report.v1\",\"title\":\"t\",\"congress\":\"1\",\"report\":1,"
        "\"paragraphs\":[{\"text\":\"a\"}],\"figures\":[]}",
        "{\"format\":\"renda.report.v1\",\"title\":\"t\",\"congress\":\"1\",\"report\":1,"
        "\"paragraphs\":[{\"text\":\"a\",\"shown\":\"a\"}],\"figures\":[{}]}",
    };
    arr_each (i, COUNT(HOLLOW)) {
        OK(report_verify(ctx->arena, str_from(HOLLOW[i]), &(struct buf){.arena = ctx->arena}, &v,
                         &ctx->err) == ST_INVALID,
           "a file that says nothing is not sound");
        modtest_clear(ctx);
    }
    OK(report_verify(ctx->arena, S("[1,"), &(struct buf){.arena = ctx->arena}, &v, &ctx->err) ==
           ST_INVALID,
       "no JSON");
    modtest_clear(ctx);
}

static void way(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t id;
    struct report_verdict v;
    struct buf said = buf_new(ctx->arena, 0);
    struct str body;

    (void)modtest_deputy(ctx, "周秀兰", "城关镇代表团");
    id = begin(ctx, S(TEXT));
    REFUSED(ctx, report_do(ctx, id, get(ctx, id).version, REPORT_FREEZE, S("")), ST_RULE,
            "report.err.act", "not from a draft");
    OK(report_do(ctx, id, get(ctx, id).version, REPORT_JUDGE, S("请审")) == ST_OK, "sent on");
    REFUSED(ctx, report_block_save(ctx, sheet_of(ctx, id).paragraphs[0].block.id, 1, S("改")),
            ST_RULE, "report.err.closed", "closed meanwhile");
    REFUSED(ctx, report_do(ctx, id, 1, REPORT_PASS, S("")), ST_CONFLICT, "db.changed_meanwhile",
            "an old version");
    OK(report_do(ctx, id, get(ctx, id).version, REPORT_PASS, S("")) == ST_OK, "passed");
    (void)modtest_deputy(ctx, "田桂芳", "柳河镇代表团");
    REFUSED(ctx, report_do(ctx, id, get(ctx, id).version, REPORT_FREEZE, S("")), ST_RULE,
            "report.err.unchecked", "a figure has changed");
    OK(report_figure_keep(ctx, sheet_of(ctx, id).paragraphs[2].runs[1].figure->id) == ST_OK,
       "kept");
    OK(report_figure_keep(ctx, sheet_of(ctx, id).paragraphs[2].runs[3].figure->id) == ST_OK,
       "kept");
    OK(report_do(ctx, id, get(ctx, id).version, REPORT_FREEZE, S("")) == ST_OK, "frozen");
    OK(report_store_frozen(ctx, id, &body) == ST_OK, "the file");
    EQ_INT(faults_of(ctx, body, &v), 0, "sound");
    EQ_STR(v.hash, str_z(ctx->arena, get(ctx, id).frozen_hash), "its hash");
    EQ_INT(v.figures, 2, "two figures");
    tampered(ctx, body);
    OK(report_verify_here(ctx, body, &said, &v) == ST_OK && v.faults == 0, "the journal knows it");
    OK(report_do(ctx, id, get(ctx, id).version, REPORT_PUBLISH, S("")) == ST_OK, "published");
    EQ_INT(modtest_events(ctx, "report.published"), 1, "once");
    OK(report_do(ctx, id, get(ctx, id).version, REPORT_RETRACT, S("")) == ST_OK, "taken back");
    EQ_STR(get(ctx, id).state, "frozen", "it stays frozen");
}

static void goals(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct report_goal g = {.kind = S("goal"),
                            .year = 2026,
                            .text = S("代表不少于200名"),
                            .token = S("{deputy.mandates}"),
                            .target = 200,
                            .state = S("open"),
                            .note = S("")},
                       stored;
    int64_t id = 0;

    OK(report_goal_save(ctx, &g, &id) == ST_OK, "set");
    OK(report_store_goal_get(ctx, id, &stored) == ST_OK, "read");
    EQ_STR(stored.token, "deputy.mandates", "its figure");
    EQ_INT(stored.target, 200, "its target");
    g.token = S("没有这个数");
    REFUSED(ctx, report_goal_save(ctx, &g, &id), ST_INVALID, "report.token.unknown", "no figure");
    stored.state = S("missed");
    REFUSED(ctx, report_goal_save(ctx, &stored, &id), ST_INVALID, "report.err.why", "without why");
    stored.note = S("缺额没有补选");
    OK(report_goal_save(ctx, &stored, &id) == ST_OK, "answered");
}

int main(void)
{
    modtest_both("report_figures", figures);
    modtest_one("report_words", words);
    modtest_one("report_sources", sources);
    modtest_one("report_edits", edits);
    modtest_one("report_crowded", crowded);
    modtest_one("report_outlines", outlines);
    modtest_one("report_parts", parts);
    modtest_both("report_drafts", drafts);
    modtest_both("report_told", told);
    modtest_both("report_way", way);
    modtest_one("report_goals", goals);
    return tap_done();
}
