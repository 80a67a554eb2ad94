// SPDX-License-Identifier: MulanPSL-2.0
/* 办: extensions, contact with the deputy, drafting, sign-off, sending. */
#include "modules/suggestion/tests/sugtest.h"

static void test_extension(struct sugtest *s)
{
    const int64_t id = signed_for(s, "延期", s->traffic);
    struct suggestion_extend ask = {
        .id = id, .wanted_on = on("2026-09-02"), .reason = S("涉及三县")};
    struct suggestion_extend_decide decide = {.id = id};

    as(s, HANDLER, s->traffic);
    ask.reason = S("");
    EQ_INT(suggestion_ask_extension(s->ctx, &ask), ST_INVALID, "why?");
    EQ_TEXT(field(s), "reason", "is to be said");
    ask.reason = S("涉及三县");
    ask.wanted_on = on("2026-06-02");
    REFUSED(s, suggestion_ask_extension(s->ctx, &ask), ST_INVALID, "extension_shorter");
    ask.wanted_on = on("2026-09-03");
    REFUSED(s, suggestion_ask_extension(s->ctx, &ask), ST_RULE, "law.extension_too_long");
    ask.wanted_on = on("2026-09-02");
    day(s, "2026-06-03");
    REFUSED(s, suggestion_ask_extension(s->ctx, &ask), ST_RULE, "extension_late");
    day(s, "2026-06-02");
    DONE(s, suggestion_ask_extension(s->ctx, &ask));
    REFUSED(s, suggestion_ask_extension(s->ctx, &ask), ST_RULE, "extension_pending");
    EQ_INT(date_cmp(now(s, id).due_on, on("2026-06-02")), 0, "asking changes nothing");

    as(s, OFFICE, 0);
    decide.extension_id = 4711;
    REFUSED(s, suggestion_decide_extension(s->ctx, &decide), ST_INVALID, "form.required");
    decide.reason = S("不复杂");
    REFUSED(s, suggestion_decide_extension(s->ctx, &decide), ST_NOT_FOUND, "no_extension");
    decide.extension_id = all_of(s, id).extensions[0].id;
    DONE(s, suggestion_decide_extension(s->ctx, &decide));
    EQ_STR(all_of(s, id).extensions[0].state, "refused", "refused");
    EQ_INT(date_cmp(now(s, id).due_on, on("2026-06-02")), 0, "the day stays");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_ask_extension(s->ctx, &ask));
    decide = (struct suggestion_extend_decide){
        .id = id, .extension_id = all_of(s, id).extensions[1].id, .grant = true};
    REFUSED(s, suggestion_decide_extension(s->ctx, &decide), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    DONE(s, suggestion_decide_extension(s->ctx, &decide));
    EQ_INT(date_cmp(now(s, id).due_on, on("2026-09-02")), 0, "six months from hand-over");
    OK(now(s, id).extended && now(s, id).complex, "as a difficult one");
    EQ_INT(date_cmp(now(s, id).first_due_on, on("2026-09-02")), 0,
           "this is what counts as in time");

    as_system(s);
    DONE(s, congress_param_set(s->ctx,
                               &(struct congress_param_set){.name = S("extension_needs_consent"),
                                                            .value = S("no"),
                                                            .from_on = on("2026-06-02"),
                                                            .basis = S("本县办法第九条")}));
    ask.id = signed_for(s, "自行延期", s->traffic);
    ask.wanted_on = on("2026-12-02");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_ask_extension(s->ctx, &ask));
    OK(now(s, ask.id).extended, "granted at once where no consent is needed");
}

static void test_contact(struct sugtest *s)
{
    const int64_t id = handed(s, "沟通", s->traffic);
    struct suggestion_contact_new c = {.id = id, .way = S("face"), .summary = S("当面听取意见")};
    struct suggestion_contact_check check = {.id = id};

    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_contact(s->ctx, &c), ST_RULE, "sign_first");
    DONE(s, suggestion_sign(s->ctx, &(struct suggestion_handling_ref){.id = id}));
    c.way = S("pigeon");
    EQ_INT(suggestion_contact(s->ctx, &c), ST_INVALID, "no such way");
    EQ_TEXT(field(s), "way", "at the field");
    c.way = S("face");
    c.on = on("2026-03-01");
    REFUSED(s, suggestion_contact(s->ctx, &c), ST_INVALID, "too_early");
    c.on = on("2026-03-03");
    REFUSED(s, suggestion_contact(s->ctx, &c), ST_INVALID, "future");
    c.on = (struct date){0};
    c.deputy_id = s->deputy[7];
    EQ_INT(suggestion_contact(s->ctx, &c), ST_INVALID, "with one of its authors");
    EQ_TEXT(field(s), "deputy", "at the field");
    c.deputy_id = 0;
    DONE(s, suggestion_contact(s->ctx, &c));
    EQ_INT(date_cmp(unit_of(s, id, s->traffic).contacted_on, s->ctx->today), 0, "on record");
    check.contact_id = all_of(s, id).contacts[0].id;
    as(s, DEPUTY, 0);
    EQ_INT(suggestion_check_contact(s->ctx, &check), ST_INVALID, "a dispute says why");
    EQ_TEXT(field(s), "note", "at the field");
    check.note = S("没有人来找过我");
    DONE(s, suggestion_check_contact(s->ctx, &check));
    OK(date_none(unit_of(s, id, s->traffic).contacted_on), "a disputed contact does not count");
    REFUSED(s, suggestion_check_contact(s->ctx, &check), ST_RULE, "contact_checked");
    contact(s, id, s->traffic);
    check.contact_id = all_of(s, id).contacts[1].id;
    check.agree = true;
    as(s, OFFICE, 0);
    REFUSED(s, suggestion_check_contact(s->ctx, &check), ST_DENIED, "not_yours");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_check_contact(s->ctx, &check));
    check.contact_id = 5;
    REFUSED(s, suggestion_check_contact(s->ctx, &check), ST_NOT_FOUND, "db.not_found");
}

/* Of the reply there is, newest first. */
static int64_t reply_version(struct sugtest *s, int64_t id)
{
    return all_of(s, id).replies[0].version;
}

static void test_reply(struct sugtest *s)
{
    const int64_t id = signed_for(s, "答复", s->traffic);
    const struct suggestion_handling_ref ref = {.id = id};
    struct suggestion_reply_draft draft = {.id = id, .body = S("草稿"), .class_code = S("Z")};
    struct suggestion_sign_off off = {.id = id};
    struct suggestion_signoff_step steps[] = {{.name = S("股室"), .account_id = 1},
                                              {.name = S("局长")}};
    struct suggestion_reply_version *versions;
    struct suggestion_reply r;
    size_t count;

    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_submit_reply(s->ctx, &ref), ST_NOT_FOUND, "no_reply");
    REFUSED(s, suggestion_draft_reply(s->ctx, &draft, NULL), ST_INVALID, "class");
    draft.class_code = S("B");
    draft.phone = S("0700-1234567");
    DONE(s, suggestion_draft_reply(s->ctx, &draft, &off.reply_id));
    REFUSED(s, suggestion_submit_reply(s->ctx, &ref), ST_INVALID, "required");
    draft.version = 7;
    REFUSED(s, suggestion_draft_reply(s->ctx, &draft, NULL), ST_CONFLICT, "db.changed_meanwhile");
    draft.version = 0;
    draft.body = S("同事同时写的");
    REFUSED(s, suggestion_draft_reply(s->ctx, &draft, NULL), ST_CONFLICT, "db.changed_meanwhile");
    EQ_STR(all_of(s, id).replies[0].body, "草稿",
           "a second new draft does not overwrite the first");
    draft = (struct suggestion_reply_draft){.id = id,
                                            .version = reply_version(s, id),
                                            .doc_number = S("云交函〔2026〕1号"),
                                            .addressee = S("周秀兰代表"),
                                            .body = S("列入计划"),
                                            .class_code = S("B"),
                                            .signer = S("何志强"),
                                            .contact_person = S("罗晓峰"),
                                            .phone = S("0700-7654321")};
    DONE(s, suggestion_draft_reply(s->ctx, &draft, NULL));
    REFUSED(s, suggestion_submit_reply(s->ctx, &ref), ST_RULE, "law.reply_needs_plan");
    draft.version = reply_version(s, id);
    draft.promises = &(struct suggestion_promise_new){.what = S("修好")};
    draft.promises_count = 1;
    REFUSED(s, suggestion_draft_reply(s->ctx, &draft, NULL), ST_INVALID, "promise");
    draft.promises = &(struct suggestion_promise_new){.what = S("修好"), .due_on = {2026, 9, 30}};
    DONE(s, suggestion_draft_reply(s->ctx, &draft, NULL));
    REFUSED(s, suggestion_submit_reply(s->ctx, &ref), ST_RULE, "law.reply_needs_contact");
    contact(s, id, s->traffic);

    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_signoff_steps_save(s->ctx, s->traffic, steps, 2), ST_DENIED, "not_yours");
    as(s, CHIEF, s->water);
    REFUSED(s, suggestion_signoff_steps_save(s->ctx, s->traffic, steps, 2), ST_DENIED, "not_yours");
    as(s, HANDLER, s->traffic);
    steps[0].account_id = s->ctx->actor->account_id;
    as(s, CHIEF, s->traffic);
    REFUSED(s, suggestion_signoff_steps_save(s->ctx, s->traffic, steps, 2), ST_INVALID,
            "not_of_unit"); /* nobody who works there, whatever a forged form says */
    as_system(s);
    DONE(s, suggestion_signoff_steps_save(s->ctx, s->traffic, steps, 2));
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_submit_reply(s->ctx, &ref));
    REFUSED(s, suggestion_draft_reply(s->ctx, &draft, NULL), ST_RULE, "reply_locked");
    REFUSED(s, suggestion_send_reply(s->ctx, &ref), ST_RULE, "reply_not_approved");
    as(s, CHIEF, s->traffic);
    off.approve = true;
    REFUSED(s, suggestion_sign_off(s->ctx, &off), ST_DENIED, "not_your_step");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_sign_off(s->ctx, &off));
    REFUSED(s, suggestion_sign_off(s->ctx, &off), ST_DENIED, "not_your_step");
    as(s, CHIEF, s->traffic);
    off.approve = false;
    EQ_INT(suggestion_sign_off(s->ctx, &off), ST_INVALID, "sent back why?");
    EQ_TEXT(field(s), "reason", "is to be said");
    off.reason = S("写明资金来源");
    DONE(s, suggestion_sign_off(s->ctx, &off));
    as(s, HANDLER, s->traffic);
    draft.version = reply_version(s, id);
    draft.body = S("列入计划，资金1360万元");
    off.reply_version = reply_version(s, id); /* a page that was left open */
    DONE(s, suggestion_draft_reply(s->ctx, &draft, NULL));
    DONE(s, suggestion_submit_reply(s->ctx, &ref));
    off.approve = true;
    REFUSED(s, suggestion_sign_off(s->ctx, &off), ST_CONFLICT, "letter_changed");
    off.reply_version = reply_version(s, id);
    DONE(s, suggestion_sign_off(s->ctx, &off));
    off.reply_version = 0;
    as(s, CHIEF, s->traffic);
    DONE(s, suggestion_sign_off(s->ctx, &off));
    REFUSED(s, suggestion_sign_off(s->ctx, &off), ST_RULE, "reply_not_signing");

    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_reply_get(s->ctx, off.reply_id, &r), ST_NOT_FOUND, "db.not_found");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_send_reply(s->ctx, &ref));
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "sent is replied");
    EQ_INT(now(s, id).promises_open, 1, "one promise to keep");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_reply_get(s->ctx, off.reply_id, &r));
    EQ_STR(r.phone, "0700-7654321", "the deputy may call");
    DONE(s, suggestion_reply_versions(s->ctx, off.reply_id, &versions, &count));
    EQ_INT(count, 3, "every text that was written");
    EQ_STR(versions[0].body, "草稿", "from the first");
    as_system(s);
    EQ_INT(sug_count(s, "SELECT COUNT(*) FROM suggestion_reply WHERE congress_id = :congress"
                        " AND CAST(phone AS TEXT) LIKE '%7654321%'"),
           0, "the number is not readable in the table");
    EQ_INT(all_of(s, id).signoffs_count, 4, "who signed off, and who did not");
}

int main(void)
{
    sug_both("sug_extension", test_extension);
    sug_both("sug_contact", test_contact);
    sug_both("sug_reply", test_reply);
    return tap_done();
}
