// SPDX-License-Identifier: MulanPSL-2.0
/* Definitions that an office writes, on both databases: begun, changed, refused, published over the
 * entries that are there. */
#include "modules/ledger/ledger_draft.h"
#include "modules/tests/modtest.h"
#include "platform/permission.h"

static const char KIND[] = "kind study\nname 学习\nunit 次\n"
                           "field on date 日期 required\nfield title text 内容 required\n"
                           "field form choice 形式 = 集中|研讨\n"
                           "state planned 计划\nstate held 已学习 final\n"
                           "step hold 登记 planned>held by office\n"
                           "figure held 次数 次 count when state=held\n";

static struct ledger_draft_whole opened(struct ctx *ctx, int64_t id)
{
    struct ledger_draft_whole w = {.published = false};

    EQ_INT(ledger_draft_get(ctx, id, &w), ST_OK, "the draft is there");
    return w;
}

static int64_t draft_of(struct ctx *ctx, const char *kind)
{
    int64_t id = 0;

    EQ_INT(ledger_draft_of(ctx, str_from(kind), &id), ST_OK, "a draft of the kind");
    modtest_clear(ctx);
    return id;
}

static void study(struct ctx *ctx)
{
    const struct ledger_given given[] = {
        {"on", S("2026-03-04")}, {"title", S("条例")}, {"form", S("研讨")}};
    const struct ledger_entry_new in = {
        .kind = S("study"), .values = given, .count = COUNT(given), .state = S("planned")};
    const struct ledger_kind_new kind = {.body = str_from(KIND), .note = S("")};
    int64_t id;

    EQ_INT(ledger_kind_save(ctx, &kind, &id), ST_OK, "a kind");
    modtest_clear(ctx);
    EQ_INT(ledger_entry_add(ctx, &in, &id), ST_OK, "with an entry");
}

/* ---------------------------------------------------------------- a kind of its own */

static void test_new(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct ledger_draft_whole w;
    struct ledger_impact *all;
    struct ledger_draft *drafts;
    struct ledger_kind k;
    size_t count;
    int64_t id = 0, copy = 0;

    REFUSED(ctx, ledger_draft_new(ctx, S(""), S(""), &id), ST_INVALID, "form.required", "a name");
    REFUSED(ctx, ledger_draft_new(ctx, S("来访 接待"), S(""), &id), ST_INVALID,
            "ledger.make.err.blank", "of one word");
    EQ_INT(ledger_draft_new(ctx, S("来访接待"), S(""), &id), ST_OK, "an empty page");
    w = opened(ctx, id);
    OK(str_starts(w.row.kind, S("own_")) && !w.published && w.was == NULL, "a kind of its own");
    EQ_STR(ledger_draft_name(&w.row), "来访接待", "called so");
    OK(w.d->fields_count == 2 && w.d->figures_count == 1, "with two fields and a figure");
    EQ_INT(ledger_draft_text(ctx, &w, str_from(KIND)), ST_OK, "the text of another county");
    w = opened(ctx, id);
    OK(str_starts(w.d->kind, S("own_")) && w.d->fields_count == 3, "becomes the office's own kind");
    EQ_INT(ledger_draft_new(ctx, S("第一议题乙"), S("first_topic"), &copy), ST_OK,
           "like a shipped one");
    modtest_clear(ctx);
    EQ_INT(ledger_drafts(ctx, &drafts, &count), ST_OK, "drafts");
    EQ_INT(count, 2, "two");
    EQ_INT(drafts[0].id, copy, "newest first");
    EQ_INT(ledger_draft_impacts(ctx, &w, &all, &count), ST_OK, "nothing");
    EQ_INT(count, 0, "is changed by a new one");
    EQ_INT(ledger_draft_publish(ctx, &w, S("新建")), ST_OK, "published");
    modtest_clear(ctx);
    EQ_INT(ledger_kind_get(ctx, w.row.kind, &k), ST_OK, "is a kind");
    OK(k.on && str_eqz(k.theme, "X"), "and on");
    REFUSED(ctx, ledger_draft_get(ctx, id, &w), ST_NOT_FOUND, "db.not_found", "and no draft");
    w = opened(ctx, copy);
    OK(w.d->practice.len == 0 && str_eqz(w.d->group, "X"), "a copy is the office's own");
    EQ_INT(ledger_draft_drop(ctx, &w), ST_OK, "let go");
    REFUSED(ctx, ledger_draft_new(ctx, S("乙"), S("nothing"), &id), ST_NOT_FOUND, "db.not_found",
            "like nothing that is there");
}

/* ---------------------------------------------------------------- changed */

static void test_change(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct ledger_draft_whole w, seen;
    struct ledger_use use;
    int64_t id;

    study(ctx);
    id = draft_of(ctx, "study");
    EQ_INT(draft_of(ctx, "study"), id, "there is one of each kind");
    seen = w = opened(ctx, id);
    OK(w.published && w.was != NULL && w.row.based_on == w.kind.version_id, "of what is there");
    OK(ledger_edit_add(ctx->arena, w.d, w.was, LEDGER_PART_FIELD) != SIZE_MAX, "a field");
    REFUSED(ctx, ledger_draft_put(ctx, &w, "label"), ST_INVALID, "ledger.definition.short",
            "without a label does not read");
    w.d->fields[3].label = S("地点");
    EQ_INT(ledger_draft_put(ctx, &w, "label"), ST_OK, "with one it does");
    REFUSED(ctx, ledger_draft_put(ctx, &seen, "label"), ST_CONFLICT, "db.changed_meanwhile",
            "by whom has not seen it");
    w = opened(ctx, id);
    EQ_STR(w.d->fields[3].label, "地点", "is kept");
    w.d->fields[0].type = LEDGER_INT;
    w.d->fields[0].otherwise = S("");
    EQ_INT(ledger_draft_put(ctx, &w, "label"), ST_INVALID, "what dates an entry stays a date");
    EQ_TEXT(ctx->field_errors[0].key, "ledger.make.err.type", "says what");
    EQ_TEXT(ctx->field_errors[0].arg, "日期", "of which, in the office's words");
    modtest_clear(ctx);
    w = opened(ctx, id);
    OK(!ledger_edit_remove(w.d, LEDGER_PART_STATE, 1, &use), "a state in use stays");
    REFUSED(ctx, ledger_draft_text(ctx, &w, S("kind study\nfoo\n")), ST_INVALID,
            "ledger.definition.word", "a text that does not read");
    REFUSED(ctx,
            ledger_draft_text(ctx, &w, S("kind other\nname 乙\nunit 次\nfield title text 内容\n")),
            ST_INVALID, "ledger.make.err.other_kind", "of another kind");
    EQ_INT(ledger_draft_text(ctx, &w, str_from(KIND)), ST_OK, "the text as it was");
    w = opened(ctx, id);
    EQ_INT(w.d->fields_count, 3, "is the draft");
    REFUSED(ctx, ledger_draft_of(ctx, S("nothing"), &id), ST_NOT_FOUND, "db.not_found",
            "of nothing that is there");
}

/* ---------------------------------------------------------------- published over entries */

static void test_publish(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct ledger_draft_whole w;
    struct ledger_impact *all;
    struct ledger_use use;
    size_t count;
    int64_t id;

    study(ctx);
    id = draft_of(ctx, "study");
    w = opened(ctx, id);
    w.d->fields[2].choices_count = 1;
    OK(ledger_edit_add(ctx->arena, w.d, w.was, LEDGER_PART_FIELD) != SIZE_MAX, "a field");
    w.d->fields[3].label = S("地点");
    w.d->fields[3].required = true;
    EQ_INT(ledger_draft_put(ctx, &w, "label"), ST_OK, "kept");
    w = opened(ctx, id);
    EQ_INT(ledger_draft_impacts(ctx, &w, &all, &count), ST_OK, "what it changes");
    EQ_INT(count, 2, "two things");
    EQ_TEXT(all[0].change.key, "choice_gone", "a choice is gone");
    OK(all[0].entries == 1 && all[0].blocks, "that an entry has");
    EQ_TEXT(all[1].change.key, "field_new_required", "a field is asked for");
    OK(all[1].entries == 1 && !all[1].blocks, "that an entry has not, which may be");
    REFUSED(ctx, ledger_draft_publish(ctx, &w, S("")), ST_RULE, "ledger.draft.blocked",
            "not over the entry");
    w.d->fields[2].choices_count = 2;
    OK(ledger_edit_remove(w.d, LEDGER_PART_STEP, 0, &use), "the step goes");
    OK(ledger_edit_remove(w.d, LEDGER_PART_FIGURE, 0, &use), "the figure goes");
    OK(ledger_edit_remove(w.d, LEDGER_PART_STATE, 0, &use), "the state goes");
    EQ_INT(ledger_draft_put(ctx, &w, "label"), ST_OK, "kept");
    w = opened(ctx, id);
    REFUSED(ctx, ledger_draft_publish(ctx, &w, S("")), ST_RULE, "ledger.draft.blocked",
            "an entry is in that state");
    EQ_INT(ledger_draft_text(ctx, &w, str_from(KIND)), ST_OK, "as it was");
    w = opened(ctx, id);
    EQ_INT(ledger_kind_off(ctx, S("study")), ST_OK, "put away meanwhile");
    w = opened(ctx, id);
    EQ_INT(ledger_draft_publish(ctx, &w, S("照旧")), ST_OK, "published");
    modtest_clear(ctx);
    EQ_INT(ledger_kind_get(ctx, S("study"), &w.kind), ST_OK, "the kind");
    OK(w.kind.on, "is on again");
}

/* What comes with the program takes the place of the office's own text, and is told to be that. */
static void test_shipped(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct ledger_kind_new own = {
        .body = S("kind first_topic\nname 学习\nunit 次\nfield title text 内容\n"), .note = S("")};
    struct ledger_draft_whole w;
    bool newer, is_own;
    int64_t id, kind;

    EQ_INT(ledger_kind_save(ctx, &own, &kind), ST_OK, "a text of its own");
    modtest_clear(ctx);
    REFUSED(ctx, ledger_draft_shipped(ctx, S("study"), &id), ST_NOT_FOUND, "db.not_found",
            "nothing of that name is shipped");
    EQ_INT(ledger_draft_shipped(ctx, S("first_topic"), &id), ST_OK, "the shipped one as a draft");
    modtest_clear(ctx);
    w = opened(ctx, id);
    OK(w.d->figures_count > 0 && w.row.based_on == w.kind.version_id, "on top of the own one");
    EQ_INT(ledger_draft_publish(ctx, &w, S("换成新版")), ST_OK, "published");
    modtest_clear(ctx);
    EQ_INT(ledger_kind_get(ctx, S("first_topic"), &w.kind), ST_OK, "the kind");
    EQ_INT(ledger_kind_upgrades(ctx, &w.kind, &newer, &is_own), ST_OK, "its standing");
    OK(!newer && !is_own, "is what is shipped");
}

static void test_meanwhile(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct ledger_kind_new in = {.body = str_from(KIND), .note = S("别人")};
    struct ledger_draft_whole w;
    int64_t id, kind;

    study(ctx);
    id = draft_of(ctx, "study");
    w = opened(ctx, id);
    in.version = w.kind.version;
    EQ_INT(ledger_kind_save(ctx, &in, &kind), ST_OK, "somebody else publishes");
    w = opened(ctx, id);
    REFUSED(ctx, ledger_draft_publish(ctx, &w, S("")), ST_RULE, "ledger.draft.outdated",
            "what began before");
    EQ_INT(ledger_draft_renew(ctx, &w), ST_OK, "taken up on the new version");
    w = opened(ctx, id);
    EQ_INT(ledger_draft_publish(ctx, &w, S("")), ST_OK, "published");
    modtest_clear(ctx);
}

/* Rights that were narrowed meanwhile are not widened again by a draft that never touched them. */
static void test_narrowed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *const system = ctx->actor;
    struct permission_set manages = {0};
    const struct actor clerk = {.account_id = 7,
                                .congress_id = ctx->congress_id,
                                .name = S("某人"),
                                .permissions = &manages};
    struct ledger_kind_new in = {.body = S("kind study\nname 学习\nunit 次\n"
                                           "field on date 日期 required\n"
                                           "field title text 内容 required\n"
                                           "field form choice 形式 = 集中|研讨\n"
                                           "read leader|office\nwrite leader\n"
                                           "state planned 计划\nstate held 已学习 final\n"
                                           "step hold 登记 planned>held by leader\n"),
                                 .note = S("收窄")};
    struct ledger_draft_whole w;
    struct ledger_draft *drafts;
    size_t count;
    int64_t id, kind;

    study(ctx);
    id = draft_of(ctx, "study");
    w = opened(ctx, id);
    w.d->write = (struct ledger_words){.at = {S("office"), S("committee")}, .count = 2};
    EQ_INT(ledger_draft_put(ctx, &w, "label"), ST_OK, "the draft lets others write");
    w = opened(ctx, id);
    in.version = w.kind.version;
    EQ_INT(ledger_kind_save(ctx, &in, &kind), ST_OK, "somebody narrows who reads");
    modtest_clear(ctx);
    w = opened(ctx, id);
    EQ_INT(ledger_draft_renew(ctx, &w), ST_OK, "taken up on the new version");
    w = opened(ctx, id);
    EQ_STR(ledger_words_text(ctx->arena, &w.d->read), "leader|office", "who reads is narrow now");
    EQ_STR(ledger_words_text(ctx->arena, &w.d->write), "office|committee",
           "what the draft has changed itself it keeps");
    EQ_STR(ledger_words_text(ctx->arena, &w.d->steps[0].by), "leader", "a step's rights follow");
    EQ_INT(ledger_draft_publish(ctx, &w, S("")), ST_OK, "published");
    modtest_clear(ctx);
    EQ_INT(ledger_kind_get(ctx, S("study"), &w.kind), ST_OK, "the kind");
    EQ_STR(w.kind.readers, "leader|office", "is as narrow as before");

    id = draft_of(ctx, "study");
    (void)permission_set_add(&manages, "ledger.manage");
    ctx->actor = &clerk;
    EQ_INT(ledger_drafts(ctx, &drafts, &count), ST_OK, "drafts");
    EQ_INT(count, 0, "of what one may not read are not shown");
    REFUSED(ctx, ledger_draft_get(ctx, id, &w), ST_NOT_FOUND, "db.not_found", "nor opened");
    ctx->actor = system;
}

int main(void)
{
    modtest_both("ledger_draft_new", test_new);
    modtest_one("ledger_draft_change", test_change);
    modtest_both("ledger_draft_publish", test_publish);
    modtest_one("ledger_draft_shipped", test_shipped);
    modtest_one("ledger_draft_meanwhile", test_meanwhile);
    modtest_both("ledger_draft_narrowed", test_narrowed);
    return tap_done();
}
