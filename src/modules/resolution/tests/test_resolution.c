// SPDX-License-Identifier: MulanPSL-2.0
/* Documents on both databases: decided, numbered, published, delivered, gathered in the gazette. */
#include "modules/deputy/deputy_actions.h"
#include "modules/resolution/tests/resolutiontest.h"
#include "platform/permission.h"

static void decided(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_RESOLUTION, "关于批准预算调整方案的决议");
    struct resolution_text *texts, now;
    struct resolution_doc d;
    size_t count;

    EQ_INT(resolution_save(ctx, &(struct resolution_save){.id = id,
                                                          .version = 1,
                                                          .title = S("关于批准预算调整的决议"),
                                                          .body = S("一、第一条。\n二、新的一条。"),
                                                          .note = S("按审议意见修改")}),
           ST_OK, "a second text");
    EQ_INT(resolution_save(ctx, &(struct resolution_save){.id = id,
                                                          .version = 1,
                                                          .title = S("晚到的修改"),
                                                          .body = S("正文")}),
           ST_CONFLICT, "somebody who has seen the first one only");
    modtest_clear(ctx);
    ASSERT(resolution_texts(ctx, "doc", id, &texts, &count) == ST_OK);
    EQ_INT(count, 2, "both versions stay");
    d = got(ctx, id);
    ASSERT(resolution_text_get(ctx, &d, &now) == ST_OK);
    EQ_STR(now.note, "按审议意见修改", "with what was changed");
    EQ_INT(sign(ctx, id, 0, ""), ST_RULE, "not signed before it is decided");
    EQ_INT(approve(ctx, id, 20), ST_RULE, "nor approved before it is submitted");
    submit(ctx, id);
    EQ_INT(approve(ctx, id, 0), ST_RULE, "no vote");
    EQ_TEXT(ctx->err.key, "resolution.no_vote", "says so");
    EQ_INT(approve(ctx, id, 17), ST_RULE, "17 of 35");
    EQ_TEXT(ctx->err.key, "resolution.not_passed", "has not passed");
    EQ_INT(approve(ctx, id, 31), ST_INVALID, "more votes than people");
    EQ_INT(approve(ctx, id, 18), ST_OK, "18 of 35");
    d = got(ctx, id);
    OK(str_has(d.vote.formula, S("18×2=36＞35")), "with the formula");
    OK(str_has(d.vote.article, S("第五十一条")), "and the article");
    EQ_INT(d.passed_on.day, 20, "on its day");
    EQ_STR(d.power, "decision", "classified by its kind");
}

/* No number is lost without a word. */
static void numbered(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = issued(ctx, RESOLUTION_DECISION, "第一个");
    const int64_t second = draft(ctx, RESOLUTION_DECISION, "第二个");
    struct resolution_skip *skips;
    size_t count;
    int64_t next;

    EQ_STR(got(ctx, first).number_text, "云人常决〔2026〕1号", "the first");
    submit(ctx, second);
    ASSERT(approve(ctx, second, 20) == ST_OK);
    EQ_INT(sign(ctx, second, 1, ""), ST_RULE, "the same number again");
    EQ_INT(sign(ctx, second, 4, ""), ST_RULE, "a gap without a reason");
    EQ_INT(sign(ctx, second, 900, "跳"), ST_INVALID, "far off");
    EQ_INT(sign(ctx, second, 4, "两个号已由旧系统使用"), ST_OK, "a gap with a reason");
    ASSERT(resolution_skips(ctx, &skips, &count) == ST_OK);
    EQ_INT(count, 2, "two were left out");
    EQ_STR(skips[0].number_text, "云人常决〔2026〕3号", "this one");
    EQ_STR(skips[0].reason, "两个号已由旧系统使用", "for this reason");
    ASSERT(resolution_next_number(ctx, S("云人常决"), 2026, &next) == ST_OK);
    EQ_INT(next, 5, "then goes on");
    ASSERT(resolution_next_number(ctx, S("云人常审"), 2026, &next) == ST_OK);
    EQ_INT(next, 1, "another series has its own");
    EQ_INT(sign(ctx, second, 0, ""), ST_RULE, "nothing is signed twice");
}

static void published(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_ANNOUNCEMENT, "关于补选结果的公告");
    struct resolution_publish in = {
        .id = id, .open = true, .title = S("公告"), .body = S("联系电话13912345678")};
    const struct resolution_filter all = {.public_only = true, .q = S("139"), .limit = 10};
    struct resolution_row *rows;
    struct resolution_text seen;
    struct resolution_doc d;
    struct str next;
    int64_t total;
    size_t count;

    modtest_clear(ctx);
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_NOT_FOUND, "nobody reads it yet");
    EQ_INT(resolution_publish(ctx, &in), ST_INVALID, "a phone number nobody has looked at");
    EQ_TEXT(modtest_field(ctx), "body", "in the text");
    in.body = S("联系电话见门户网站");
    EQ_INT(resolution_publish(ctx, &in), ST_OK, "without it");
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_OK, "everybody reads it");
    EQ_STR(seen.body, "联系电话见门户网站", "as it was made public");
    ASSERT(resolution_page(ctx, &all, &rows, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "and finds nothing by what is not public");
    in.open = false;
    EQ_INT(resolution_publish(ctx, &in), ST_OK, "taken back");
    EQ_INT(resolution_published(ctx, id, &d, &seen), ST_NOT_FOUND, "nobody reads it any more");
    modtest_clear(ctx);
    EQ_INT(resolution_end(ctx, &(struct resolution_end){.id = id, .how = S("replaced")}),
           ST_INVALID, "replaced by what");
    modtest_clear(ctx);
    EQ_INT(resolution_end(ctx, &(struct resolution_end){.id = id, .how = S("repealed")}), ST_OK,
           "repealed");
    EQ_TEXT(resolution_state_word(got(ctx, id).state), "ended", "it has ended");
}

static void letters(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_LETTER, "致代表的倡议书");
    const int64_t deputy = modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    const struct actor *system = ctx->actor;
    struct actor self = *system;
    const struct resolution_letter_to own = {.doc_id = id, .levels = S("county")};
    struct resolution_letter_sent sent;
    struct resolution_delivery *all;
    size_t count;

    (void)modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    EQ_INT(resolution_letter_send(ctx, &own, &sent), ST_OK, "delivered");
    EQ_INT(sent.own, 2, "to both");
    ASSERT(resolution_letter_send(ctx, &own, &sent) == ST_OK);
    EQ_INT(sent.own, 0, "once");
    self.deputy_id = deputy;
    ctx->actor = &self;
    EQ_INT(resolution_answer(ctx, id, S("我带头参加")), ST_OK, "answered");
    ctx->actor = system;
    ASSERT(resolution_deliveries(ctx, id, 0, &all, &count) == ST_OK);
    EQ_STR(all[0].answer, "我带头参加", "kept");
    EQ_INT(resolution_answer(ctx, id, S("没有收到")), ST_NOT_FOUND, "by nobody else");
    modtest_clear(ctx);
}

static int64_t outside(struct ctx *ctx, const char *level, const char *congress, const char *name,
                       const char *to_on)
{
    struct deputy_outside_new in = {.level = str_from(level),
                                    .congress_name = str_from(congress),
                                    .name = str_from(name),
                                    .from_on = {2021, 1, 1}};
    int64_t id = 0;

    if (to_on[0] != '\0')
        ASSERT(date_parse(str_from(to_on), &in.to_on));
    EQ_INT(deputy_outside_set(ctx, &in, &id), ST_OK, name);
    return id;
}

/* To whom it goes: levels of the register, organs; each once, and each keeps what he says. */
static void letters_all(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_LETTER, "致全县各级代表的倡议书"),
                  organ = modtest_organ(ctx, "卫生健康局"), other = modtest_organ(ctx, "水利局");
    const struct actor *system = ctx->actor;
    struct permission_set none = {0};
    struct actor unit = {.congress_id = ctx->congress_id,
                         .organ_id = organ,
                         .name = S("杜映霞"),
                         .permissions = &none};
    const int64_t twice[] = {organ, organ};
    struct resolution_letter_to in = {
        .doc_id = id, .levels = S("city township"), .organs = &organ, .organs_count = 1};
    struct resolution_letter_sent sent;
    const struct resolution_letter_filter page = {.doc_id = id, .limit = 200};
    struct resolution_letter *all, l;
    struct resolution_doc d;
    int64_t total, answered;
    struct str next;
    size_t count;

    (void)modtest_deputy(ctx, "周秀兰", "青石岭镇代表团");
    (void)outside(ctx, "city", "云州市人民代表大会", "龙振山", "");
    (void)outside(ctx, "city", "云州市人民代表大会", "陶望舒", "2022-01-01");
    (void)outside(ctx, "township", "石门镇人民代表大会", "姜若谷", "");
    (void)outside(ctx, "nation", "全国人民代表大会", "上官月", "");
    EQ_INT(resolution_letter_send(ctx, &(struct resolution_letter_to){.doc_id = id}, &sent),
           ST_INVALID, "to nobody");
    modtest_clear(ctx);
    in.levels = S("city village");
    EQ_INT(resolution_letter_send(ctx, &in, &sent), ST_INVALID, "no such level");
    modtest_clear(ctx);
    in.levels = S("city township");
    in.organs = twice;
    in.organs_count = 2;
    EQ_INT(resolution_letter_send(ctx, &in, &sent), ST_INVALID, "an organ twice");
    modtest_clear(ctx);
    in.organs_count = 1;
    EQ_INT(resolution_letter_send(ctx, &in, &sent), ST_OK, "sent");
    EQ_INT(sent.own, 0, "own deputies were not chosen");
    EQ_INT(sent.outside, 2, "who is in office at these levels");
    EQ_INT(sent.organs, 1, "one organ");
    EQ_INT(resolution_letter_send(ctx, &in, &sent), ST_OK, "again");
    EQ_INT(sent.outside + sent.organs, 0, "nobody gets it twice");
    ASSERT(resolution_letter_page(ctx, &page, &all, &count, &next, &total) == ST_OK);
    EQ_INT(count, 3, "three letters");
    EQ_STR(all[0].name, "龙振山", "by level and name");
    EQ_STR(all[2].name, "卫生健康局", "organs last");
    ctx->actor = &unit;
    EQ_INT(resolution_load(ctx, id, &d), ST_OK, "the organ may read it");
    EQ_INT(resolution_letter_get(ctx, all[2].id, &l), ST_OK, "its own");
    EQ_INT(resolution_letter_answer(ctx, l.id, l.version, S("")), ST_INVALID, "says something");
    modtest_clear(ctx);
    EQ_INT(resolution_letter_answer(ctx, l.id, l.version, S("组织两支医疗队")), ST_OK, "answers");
    EQ_INT(resolution_letter_answer(ctx, l.id, l.version, S("又")), ST_CONFLICT, "seen before");
    modtest_clear(ctx);
    EQ_INT(resolution_letter_get(ctx, all[0].id, &l), ST_NOT_FOUND, "not a deputy's");
    modtest_clear(ctx);
    unit.organ_id = other;
    EQ_INT(resolution_letter_get(ctx, all[2].id, &l), ST_NOT_FOUND, "nor another organ's");
    modtest_clear(ctx);
    EQ_INT(resolution_load(ctx, id, &d), ST_NOT_FOUND, "who got none reads none");
    modtest_clear(ctx);
    ctx->actor = system;
    EQ_INT(resolution_letter_answer(ctx, all[0].id, all[0].version, S("电话答复：带头捐款")), ST_OK,
           "the office notes a deputy's");
    ASSERT(resolution_letter_page(ctx, &page, &all, &count, &next, &total) == ST_OK);
    EQ_STR(all[0].answer, "电话答复：带头捐款", "kept");
    EQ_STR(all[2].noted_by, "杜映霞", "with who wrote it");
    ASSERT(resolution_letter_counts(ctx, id, &total, &answered) == ST_OK);
    OK(total == 3 && answered == 2, "how many, and how many answered");
    ASSERT(resolution_letter_page(ctx, &(struct resolution_letter_filter){.doc_id = id, .limit = 2},
                                  &all, &count, &next, &total) == ST_OK);
    OK(count == 2 && total == 3 && next.len > 0, "by pages");
    ASSERT(resolution_letter_page(
               ctx, &(struct resolution_letter_filter){.doc_id = id, .after = next, .limit = 2},
               &all, &count, &next, &total) == ST_OK);
    OK(count == 1 && next.len == 0 && all[0].organ_id == organ, "the last of them");
    ASSERT(resolution_letter_page(
               ctx,
               &(struct resolution_letter_filter){
                   .doc_id = id, .q = S("龙振"), .state = S("answered"), .limit = 2},
               &all, &count, &next, &total) == ST_OK);
    OK(count == 1 && total == 1, "by name and answer");
    ASSERT(resolution_letter_page(
               ctx,
               &(struct resolution_letter_filter){.doc_id = id, .state = S("silent"), .limit = 2},
               &all, &count, &next, &total) == ST_OK);
    OK(count == 1, "and who has not answered");
}

/* 姜乙丙: every number another. */
static struct str name_of(struct ctx *ctx, size_t i)
{
    static const char *const SIGNS[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

    return str_printf(ctx->arena, "姜%s%s%s%s", SIGNS[i / 1000], SIGNS[i / 100 % 10],
                      SIGNS[i / 10 % 10], SIGNS[i % 10]);
}

/* More than one list holds, and sent again: nobody gets it twice, and nothing fails. */
static void letters_many(struct journaltest *t)
{
    enum { MANY = 1203 };
    struct ctx *ctx = t->ctx;
    const int64_t id = issued(ctx, RESOLUTION_LETTER, "致各级代表的倡议书");
    const struct resolution_letter_to in = {.doc_id = id, .levels = S("township")};
    struct resolution_letter_filter f = {.doc_id = id, .limit = 200};
    struct resolution_letter_sent sent;
    struct resolution_letter *all;
    size_t count, seen = 0;
    int64_t total;

    arr_each (i, (size_t)MANY)
        (void)outside(ctx, "township", "石门镇人民代表大会", name_of(ctx, i).ptr, "");
    EQ_INT(resolution_letter_send(ctx, &in, &sent), ST_OK, "to all");
    EQ_INT(sent.outside, MANY, "each");
    EQ_INT(resolution_letter_send(ctx, &in, &sent), ST_OK, "sent again");
    EQ_INT(sent.outside, 0, "nobody gets it twice");
    do {
        ASSERT(resolution_letter_page(ctx, &f, &all, &count, &f.after, &total) == ST_OK);
        seen += count;
    } while (f.after.len > 0);
    EQ_INT(seen, MANY, "page by page, all of them");
}

static void gazette(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = issued(ctx, RESOLUTION_DECISION, "第一个决定"),
                  second = issued(ctx, RESOLUTION_DECISION, "第二个决定");
    struct resolution_gazette_part *parts;
    struct resolution_gazette g;
    size_t count;
    int64_t id;

    ASSERT(resolution_gazette_add(ctx, 0, 0, S(""), &id) == ST_OK);
    ASSERT(resolution_gazette_get(ctx, id, &g) == ST_OK);
    EQ_INT(g.number, 1, "the first of the year");
    EQ_INT(resolution_gazette_put(ctx, &(struct resolution_gazette_put){.id = id, .doc_id = first}),
           ST_RULE, "only what is public");
    modtest_clear(ctx);
    arr_each (i, 2) {
        const int64_t doc = i == 0 ? first : second;

        ASSERT(resolution_publish(ctx, &(struct resolution_publish){.id = doc,
                                                                    .open = true,
                                                                    .title = S("决定"),
                                                                    .body = S("正文")}) == ST_OK);
        ASSERT(resolution_gazette_put(
                   ctx, &(struct resolution_gazette_put){.id = id, .doc_id = doc}) == ST_OK);
    }
    EQ_INT(resolution_gazette_put(ctx, &(struct resolution_gazette_put){.id = id, .doc_id = first}),
           ST_RULE, "not twice");
    modtest_clear(ctx);
    ASSERT(resolution_gazette_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_INT(resolution_gazette_move(ctx, id, parts[1].id, GAZETTE_UP), ST_OK, "moved up");
    ASSERT(resolution_gazette_parts(ctx, id, &parts, &count) == ST_OK);
    EQ_INT(parts[0].doc_id, second, "now it is first");
    EQ_INT(resolution_gazette_move(ctx, id, parts[0].id, GAZETTE_UP), ST_OK, "no higher");
    EQ_INT(resolution_gazette_move(ctx, id, parts[0].id, GAZETTE_OUT), ST_OK, "taken out");
    ASSERT(resolution_gazette_get(ctx, id, &g) == ST_OK);
    EQ_INT(g.parts, 1, "one is left");
    EQ_INT(resolution_gazette_issue(ctx, id, g.version, date_add_days(ctx->today, 1)), ST_INVALID,
           "not tomorrow");
    modtest_clear(ctx);
}

static enum status topic(struct ctx *ctx, struct resolution_topic t, int64_t *out_id)
{
    t.title = S("关于县城总体规划调整的议案");
    t.year = 2026;
    t.note = S("");
    return resolution_topic_save(ctx, &t, out_id);
}

static void topic_refused(struct ctx *ctx, struct resolution_topic t, const char *key)
{
    int64_t id;

    EQ_INT(topic(ctx, t, &id), ST_INVALID, key);
    EQ_TEXT(ctx->field_errors_count > 0 ? ctx->field_errors[0].key : ctx->err.key, key, key);
    modtest_clear(ctx);
}

static size_t matters_due(struct ctx *ctx, const char *name, struct date on)
{
    struct due_item *items;
    size_t count = 0;

    for (const struct due_source *d = RESOLUTION_DUES; d->name != NULL; d++)
        if (strcmp(d->name, name) == 0)
            OK(d->list(ctx, on, on, &items, &count) == ST_OK, name);
    return count;
}

/* A major matter: handed in by its day, deliberated in time, decided when it has to be.
 * @law Zhejiang Major Matters Provisions (2018-07-27) art. 4(2), 10 */
static void matters(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct date meeting = date_add_days(ctx->today, 15);
    struct resolution_topic m = {.state = S("listed"), .plan_on = meeting}, got_it;
    struct date lead, deliberate;
    struct held h;
    int64_t id, doc;
    bool is_late;

    m.matter.must = true;
    topic_refused(ctx, m, "resolution.topic.err.form");
    m.matter.form = S("report");
    OK(topic(ctx, m, &id) == ST_OK, "on the list");
    m.id = id;
    ASSERT(resolution_topic_get(ctx, id, &got_it) == ST_OK);
    OK(got_it.matter.must && str_eqz(got_it.matter.form, "report"), "as it was said");
    ASSERT(resolution_matter_days(ctx, &got_it, &lead, &deliberate) == ST_OK);
    OK(date_cmp(lead, date_add_days(meeting, -20)) <= 0 && date_none(deliberate), "twenty days");
    EQ_INT(matters_due(ctx, "resolution.hand_in", lead), 1, "its organ is told");
    EQ_INT(matters_due(ctx, "resolution.matter", lead), 1, "so is the office");
    m.state = S("submitted");
    m.matter.submitted_on = date_add_days(ctx->today, 1);
    m.matter.special = S("省里刚刚下达");
    topic_refused(ctx, m, "resolution.topic.err.submitted");
    m.matter.submitted_on = ctx->today;
    m.matter.special = S("");
    topic_refused(ctx, m, "matter.err.late");
    m.matter.special = S("省里刚刚下达");
    OK(topic(ctx, m, &id) == ST_OK, "late, for a reason");
    ASSERT(resolution_topic_get(ctx, id, &got_it) == ST_OK);
    ASSERT(resolution_matter_days(ctx, &got_it, &lead, &deliberate) == ST_OK);
    OK(resolution_matter_late(ctx, &got_it, &is_late) == ST_OK && is_late, "which shows");
    EQ_INT(matters_due(ctx, "resolution.hand_in", lead), 0, "it has come");
    EQ_INT(matters_due(ctx, "resolution.deliberate", deliberate), 1, "three months");
    m.matter.deliberated_on = date_add_days(ctx->today, -1);
    topic_refused(ctx, m, "resolution.topic.err.deliberated");
    m.matter.deliberated_on = ctx->today;
    m.state = S("decided");
    topic_refused(ctx, m, "resolution.topic.err.no_decision");
    h = hold(ctx);
    doc = submitted_of(ctx, &h, RESOLUTION_DECISION);
    ASSERT(resolution_approve(
               ctx, &(struct resolution_approve){
                        .id = doc, .by = S("常委会会议"), .vote = {.vote_id = h.vote}}) == ST_OK);
    ASSERT(resolution_facts(ctx, &(struct resolution_facts){.id = doc,
                                                            .version = got(ctx, doc).version,
                                                            .power = S("decision"),
                                                            .topic_id = id}) == ST_OK);
    m.matter.ballot = true; /* this vote was by device */
    OK(topic(ctx, m, &id) == ST_OK, "decided, by a decision");
}

/* A township has no standing committee and no such list.
 * @law Organic Law (2022-03-11) art. 12(1), 50(1) */
static void of_a_township(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct congress_new town = {.level = CONGRESS_TOWNSHIP,
                                      .name = S("青石岭镇人民代表大会"),
                                      .short_name = S("青石岭镇"),
                                      .code = S("149921105"),
                                      .term_number = 18,
                                      .term_from = {2024, 1, 10}};
    struct resolution_topic m = {.state = S("listed")};
    bool listed = false;
    int64_t id;

    OK(resolution_matters_listed(ctx, &listed) == ST_OK && listed, "a county has one");
    ctx->congress_id = 0;
    ASSERT(congress_found(ctx, &town, &id) == ST_OK);
    ctx->congress_id = id;
    OK(resolution_matters_listed(ctx, &listed) == ST_OK && !listed, "a township has none");
    EQ_INT(topic(ctx, m, &id), ST_RULE, "nothing is put on it");
    EQ_TEXT(ctx->err.key, "resolution.topic.err.township", "and says why");
    modtest_clear(ctx);
}

int main(void)
{
    modtest_both("decided", decided);
    modtest_both("numbered", numbered);
    modtest_both("published", published);
    modtest_both("letters", letters);
    modtest_both("letters_all", letters_all);
    modtest_one("letters_many", letters_many);
    modtest_one("gazette", gazette);
    modtest_both("matters", matters);
    modtest_one("of_a_township", of_a_township);
    return tap_done();
}
