// SPDX-License-Identifier: MulanPSL-2.0
/* A sheet of opinions through the server: form, preview, choice, import, result; who may not; and
 * the pages of opinions themselves. On both databases. */
#include "modules/account/account_module.h"
#include "modules/attachment/attachment_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_commands.h"
#include "modules/import/import_module.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_module.h"
#include "modules/station/station_module.h"
#include "platform/event/tests/journaltest.h"
#include "platform/http/tests/httptest.h"
#include "platform/permission.h"
#include <unistd.h>

const struct module *const MODULES[] = {
    &event_module,   &crypt_module,   &dbtest_module,     &congress_module,
    &deputy_module,  &account_module, &attachment_module, &body_module,
    &station_module, &opinion_module, &import_module,     NULL,
};

/* ---- who asks: the bearer token says ---- */

static const struct {
    const char *token, *permissions;
    int64_t account_id;
} PEOPLE[] = {
    {"office", "import.use opinion.import opinion.read opinion.see opinion.contact", 5},
    {"colleague", "import.use opinion.import opinion.read opinion.see", 6},
    {"reader", "opinion.read opinion.see", 7},
    {"half", "import.use", 8},
};

static enum status by_bearer(struct ctx *ctx, struct str token, struct sign_in *out)
{
    struct permission_set *set = arena_new(ctx->arena, struct permission_set);
    struct str all, one;

    arr_each (i, COUNT(PEOPLE)) {
        if (!str_eqz(token, PEOPLE[i].token))
            continue;
        all = str_from(PEOPLE[i].permissions);
        while (str_cut(&all, ' ', &one))
            permission_set_add(set, str_z(ctx->arena, one));
        *out = (struct sign_in){
            .actor = {.account_id = PEOPLE[i].account_id,
                      .congress_id = CONGRESS,
                      .name = str_from(PEOPLE[i].token),
                      .permissions = set},
            .csrf = S(""),
            .congress_name = S("云溪县"),
            .display_name = str_from(PEOPLE[i].token),
        };
        return ST_OK;
    }
    return ST_NOT_FOUND;
}

const struct auth_hooks httptest_auth = {.by_bearer = by_bearer};

/* ---- asking ---- */

struct site {
    struct journaltest *t;
    struct arena *arena;
    unsigned port;
};

static struct reply get(struct site *s, const char *who, const char *path, bool json)
{
    return client_ask(s->arena, s->port,
                      "GET %s HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n%s\r\n", path,
                      who, json ? "Accept: application/json\r\n" : "Accept: text/html\r\n");
}

static struct reply post(struct site *s, const char *who, const char *path, const char *type,
                         struct str body, bool json)
{
    return client_ask(s->arena, s->port,
                      "POST %s HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer %s\r\n"
                      "Content-Type: %s\r\nContent-Length: %zu\r\n%s\r\n" STR_FMT,
                      path, who, type, body.len,
                      json ? "Accept: application/json\r\n" : "Accept: text/html\r\n",
                      STR_ARG(body));
}

static struct reply send_form(struct site *s, const char *who, const char *path, const char *form,
                              bool json)
{
    return post(s, who, path, "application/x-www-form-urlencoded", str_from(form), json);
}

static struct reply send_file(struct site *s, const char *who, const char *bytes)
{
    const struct str body =
        str_printf(s->arena,
                   "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"留言.csv\"\r\n"
                   "Content-Type: text/csv\r\n\r\n%s\r\n--b--\r\n",
                   bytes);

    return post(s, who, "/import/opinion", "multipart/form-data; boundary=b", body, false);
}

static void expect(const struct reply *r, int status, const char *holds, const char *what)
{
    const bool good = r->status == status && (holds == NULL || str_has(r->all, str_from(holds)));

    OK(good, what);
    if (!good)
        printf("# %d\n# %.*s\n", r->status, (int)(r->all.len < 3000 ? r->all.len : 3000),
               r->all.ptr);
}

/* ---- the sheet ---- */

static const char MESSAGES[] =
    "\xEF\xBB\xBF留言编号,留言用户,留言主题,留言时间,留言详情,一级分类,附注\n"
    "24,A0007,修路,2019/2/28 11:25:05,\"\n\t\t　　门前的路坏了。\n\t\",城乡建设,x\n"
    "37,A0008,路灯,2017-06-08 17:31:20,路灯不亮。,城乡建设,x\n"
    "24,A0007,修路,2019/2/28 11:25:05,门前的路坏了，快修。,城乡建设,x\n";
static const char FAULTY[] =
    "留言编号,留言主题,留言时间,留言详情\n1,修路,昨天,路坏了\n2,,2019-01-01,x\n";

static void who_may(struct site *s)
{
    struct reply r = get(s, "office", "/import", false);

    expect(&r, 200, "群众留言", "the kinds are listed");
    r = get(s, "half", "/import", true);
    expect(&r, 200, "\"kinds\":[]", "but only those he may bring in");
    r = get(s, "reader", "/import", false);
    expect(&r, 403, NULL, "a reader brings nothing in");
    r = get(s, "half", "/import/opinion", false);
    expect(&r, 403, NULL, "nor who lacks the kind's permission");
    r = get(s, "half", "/import/opinion/template.csv", false);
    expect(&r, 403, NULL, "not even the template");
    r = send_file(s, "half", MESSAGES);
    expect(&r, 403, NULL, "nor a file");
    r = get(s, "office", "/import/dream", false);
    expect(&r, 404, NULL, "no such kind");
    r = get(s, "nobody", "/import", true);
    expect(&r, 401, NULL, "nobody");
}

static void forms(struct site *s)
{
    struct reply r = get(s, "office", "/import/opinion", false);

    expect(&r, 200, "留言编号", "the form names the columns");
    r = get(s, "office", "/import/opinion/template.csv", false);
    expect(&r, 200, "\r\n\r\n\xEF\xBB\xBF留言编号,留言用户,留言主题", "the template");
    r = send_form(s, "office", "/import/opinion", "", false);
    expect(&r, 422, "请选择一个文件", "no file");
    r = get(s, "office", "/import/opinion/template.xlsx", false);
    expect(&r, 200, "\r\n\r\nPK\x03\x04", "and as a workbook");
    r = send_file(s, "office", "a,b\n1,2\n");
    expect(&r, 303, "/columns\r\n", "no known headings: say which is which");
    r = send_file(s, "office", ",,\n");
    expect(&r, 422, "前10行里没有找到表头", "nothing at all: the form says so");
    r = send_file(s, "office", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    expect(&r, 422, "旧版 .xls", "an old sheet");
    r = send_file(s, "office", "编号,主题\n1,2\n");
    expect(&r, 303, "/columns\r\n", "some headings missing: say which is which");
}

static const char *upload(struct site *s, const char *bytes)
{
    const struct reply r = send_file(s, "office", bytes);

    expect(&r, 303, "Location: /import/opinion/", "a file leads to its preview");
    return str_z(s->arena, reply_header(&r, "Location"));
}

static const char *below(struct site *s, const char *path, const char *rest)
{
    return str_printf(s->arena, "%s%s", path, rest).ptr;
}

/* "Bring it in" is pressed, and how that ends: where it takes longer than who pressed is kept
 * waiting, its page is looked at until it has ended; what failed there is pressed again. */
static struct reply commit(struct site *s, const char *path, const char *form, bool json)
{
    enum { LONG_MS = 60000, PAUSE_MS = 20 };
    const char *run = below(s, path, "/run");
    struct reply r = send_form(s, "office", below(s, path, "/commit"), form, json);

    for (int ms = 0; ms < LONG_MS && str_has(r.all, str_from(run)); ms += PAUSE_MS) {
        const struct reply seen = get(s, "office", run, true);

        if (str_has(seen.body, S("\"state\":\"failed\"")))
            r = send_form(s, "office", below(s, path, "/commit"), form, json);
        else if (str_has(seen.all, S("/import/batch/")))
            return get(s, "office", run, json);
        usleep(PAUSE_MS * 1000);
    }
    return r;
}

static void faulty(struct site *s)
{
    const char *path = upload(s, FAULTY);
    struct reply r = get(s, "office", path, true);

    expect(&r, 200, "\"good\":0,\"faulty\":2", "two faulty rows");
    expect(&r, 200, "\"row\":2,\"heading\":\"留言时间\"", "the first with its column");
    expect(&r, 200, "\"may_commit\":false", "nothing to bring in");
    r = get(s, "office", path, false);
    expect(&r, 200, "有2行有问题", "the page says what to do");
    OK(!str_has(r.body, S("/commit")), "and has no button");
    r = commit(s, path, "repeats=refuse", false);
    expect(&r, 422, "一行也没有导入", "pressed all the same");
    r = send_form(s, "office", below(s, path, "/drop"), "", false);
    expect(&r, 303, "Location: /import/opinion\r\n", "another file, please");
    r = get(s, "office", path, false);
    expect(&r, 404, "已过期", "the first one is gone");
}

static const char *choosing(struct site *s)
{
    const char *path = upload(s, MESSAGES);
    struct reply r = get(s, "office", path, true);

    expect(&r, 200, "\"good\":1,\"faulty\":2", "one number twice");
    expect(&r, 200, "与第4行重复", "each row names the other");
    expect(&r, 200, "\"ignored\":\"附注\"", "a column that is not read");
    r = get(s, "office", path, false);
    expect(&r, 200, "保留最后一条", "the choice is offered");
    r = get(s, "colleague", path, false);
    expect(&r, 404, NULL, "to nobody else");
    r = get(s, "office", below(s, path, "?repeats=second"), false);
    expect(&r, 422, NULL, "no such choice");
    r = get(s, "office", below(s, path, "?repeats=last"), true);
    expect(&r, 200, "\"good\":2,\"faulty\":0,\"present\":0", "chosen: two good rows");
    r = get(s, "office", below(s, path, "?repeats=last"), false);
    expect(&r, 200, "导入2行", "the button counts them");
    r = commit(s, path, "repeats=refuse", true);
    expect(&r, 422, "import.rows_faulty", "without a choice nothing is brought in");
    EQ_INT(dbtest_int(s->t->ctx, "SELECT count(*) FROM opinion"), 0, "really nothing");
    return path;
}

/* ---- foreign headings, faulty rows, taking back ---- */

static const char FOREIGN[] = "来信登记,,,\n"
                              "信号,事由,收到日,说的什么\n"
                              "F1,路灯,2020-01-01,灯坏了\n"
                              "F2,井盖,昨天,没有盖\n"
                              "F3,,2020-01-03,狗太多\n";

static void assigned(struct site *s, const char *path)
{
    struct reply r = get(s, "office", below(s, path, ""), true);

    expect(&r, 200, "\"heading\":\"信号\",\"samples\":\"F1；F2；F3\"", "the columns with samples");
    r = get(s, "colleague", path, false);
    expect(&r, 404, NULL, "for nobody else");
    r = send_form(s, "office", path, "as=0%3Dnumber&as=1%3Dsubject&as=2%3Draised_at", false);
    expect(&r, 422, "还要指定这些列：留言详情", "a needed one is missing");
    r = send_form(s, "office", path, "as=0%3Dnumber&as=1%3Dnumber&as=2%3Draised_at", false);
    expect(&r, 422, "有两列都指定为", "one is there twice");
    r = send_form(s, "office", path, "as=0%3Dnumber&as=1%3Dsubject&as=2%3Draised_at&as=3%3Dbody",
                  false);
    expect(&r, 303, "Location: /import/opinion/", "assigned");
}

static const char *corrected(struct site *s)
{
    const char *columns = upload(s, FOREIGN);
    const char *path = str_z(s->arena, (struct str){columns, strlen(columns) - strlen("/columns")});
    struct reply r;

    assigned(s, columns);
    r = get(s, "office", path, true);
    expect(&r, 200, "\"good\":1,\"faulty\":2", "two rows are faulty");
    r = get(s, "office", below(s, path, "/rows"), true);
    expect(&r, 200, "\"label\":\"留言时间\",\"value\":\"昨天\"", "with the value as typed");
    r = send_form(s, "office", below(s, path, "/rows"),
                  "at=0%3D4%2Fraised_at&v0=2020-13-02&at=1%3D5%2Fsubject&v1=", false);
    expect(&r, 303, "/rows?repeats=refuse\r\n", "still wrong: once more");
    r = send_form(s, "office", below(s, path, "/rows"), "at=0%3D4%2Fraised_at&v0=2020-01-02&drop=5",
                  false);
    expect(&r, 303, "?repeats=refuse\r\n", "one put right, one left out");
    r = get(s, "office", path, true);
    expect(&r, 200, "\"good\":2,\"faulty\":0", "nothing is faulty now");
    expect(&r, 200, "\"excluded\":1,\"corrected\":1", "and what was done is counted");
    r = get(s, "office", path, false);
    expect(&r, 200, "另有1行选定不导入：第5行", "the page says which row");
    r = get(s, "office", upload(s, FOREIGN), true);
    expect(&r, 200, "\"good\":1,\"faulty\":2", "the next file's headings are known");
    return path;
}

static void taken_back(struct site *s, const char *path)
{
    struct reply r = commit(s, path, "", false);
    const char *batch = str_z(s->arena, reply_header(&r, "Location"));
    struct ctx *ctx = s->t->ctx;

    expect(&r, 303, "Location: /import/batch/", "brought in");
    r = get(s, "office", batch, true);
    expect(&r, 200, "\"written\":2,\"skipped\":0,\"left_out\":0,\"excluded\":1,\"corrected\":1",
           "with what was left out");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM event WHERE name = 'import.done'"
                           " AND data LIKE '%\"excluded_rows\":[5]%'"),
           1, "the event names the row");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion WHERE number = 'F2'"), 1, "F2 is there");
    r = send_form(s, "office", below(s, batch, "/undo"), "", false);
    expect(&r, 200, "撤销这次导入？", "first a question");
    EQ_INT(opinion_mark_used(ctx, dbtest_int(ctx, "SELECT id FROM opinion WHERE number = 'F2'"), 9),
           ST_OK, "one becomes a suggestion");
    r = send_form(s, "office", below(s, batch, "/undo"), "sure=1", false);
    expect(&r, 409, "F2 井盖", "then the import stays, and the page says why");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion WHERE number LIKE 'F%'"), 2, "both stay");
}

/* The same again, and nobody touches it. */
static void undone(struct site *s)
{
    struct ctx *ctx = s->t->ctx;
    const int64_t before = dbtest_int(ctx, "SELECT count(*) FROM opinion");
    const char *path = upload(s, "编号,主题,时间,内容\nG1,灯,2020-01-01,坏\nG2,路,2020-01-02,坏\n");
    struct reply r = commit(s, path, "", false);
    const char *batch = str_z(s->arena, reply_header(&r, "Location"));

    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion"), before + 2, "two more");
    r = send_form(s, "reader", below(s, batch, "/undo"), "sure=1", false);
    expect(&r, 403, NULL, "not for everybody");
    r = send_form(s, "office", below(s, batch, "/undo"), "sure=1", false);
    expect(&r, 303, batch, "taken back");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion"), before, "as before");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM event WHERE name = 'import.undone'"), 1,
           "in the journal");
    r = get(s, "office", batch, false);
    expect(&r, 200, "撤销这次导入", "the page says so");
    r = send_form(s, "office", below(s, batch, "/undo"), "sure=1", false);
    expect(&r, 409, "不能撤销", "once only");
    r = get(s, "office", "/import", true);
    expect(&r, 200, "已撤销", "the list, too");
}

static void brought_in(struct site *s, const char *path)
{
    struct reply r = commit(s, path, "repeats=last", false);
    const char *batch = str_z(s->arena, reply_header(&r, "Location"));

    expect(&r, 303, "Location: /import/batch/", "brought in");
    r = get(s, "office", batch, true);
    expect(&r, 200, "\"written\":2,\"skipped\":0,\"left_out\":1", "the result");
    r = get(s, "office", batch, false);
    expect(&r, 200, "href=\"/opinion\"", "leads to the rows");
    r = get(s, "reader", batch, false);
    expect(&r, 403, NULL, "is not for everybody");
    r = commit(s, path, "repeats=last", false);
    expect(&r, 404, NULL, "pressed again: the file is used up");
    r = get(s, "office", upload(s, MESSAGES), true);
    OK(!str_has(r.body, S("\"same_batch\":0")) && str_has(r.body, S("\"same_batch\":")),
       "the same file again is known");
    r = get(s, "office", upload(s, MESSAGES), false);
    expect(&r, 200, "这个文件导入过", "and the page says so");
    r = get(s, "office", below(s, upload(s, MESSAGES), "?repeats=last"), true);
    expect(&r, 200, "\"good\":0,\"faulty\":0,\"present\":2", "all is there");
    r = get(s, "office", "/import", true);
    expect(&r, 200, "留言.csv", "the last imports");
    EQ_INT(dbtest_int(s->t->ctx, "SELECT count(*) FROM event WHERE name = 'import.done'"), 1,
           "one event");
}

static void opinions(struct site *s)
{
    const int64_t id = dbtest_int(s->t->ctx, "SELECT id FROM opinion WHERE number = '24'");
    const char *path = str_printf(s->arena, "/opinion/%lld", (long long)id).ptr;
    struct reply r = get(s, "reader", "/opinion", true);

    expect(&r, 200, "\"total\":2", "the list");
    r = get(s, "reader", "/opinion", false);
    expect(&r, 200, "修路", "as a page");
    OK(!str_has(r.body, S("/import/opinion")), "without what a reader may not do");
    r = get(s, "office", "/opinion", false);
    expect(&r, 200, "/import/opinion", "and with it for the office");
    r = get(s, "reader", "/opinion?q=%E8%B7%AF%E7%81%AF", true);
    expect(&r, 200, "\"total\":1", "searched");
    r = get(s, "reader", "/opinion?month=2019-02&category=%E5%9F%8E%E4%B9%A1%E5%BB%BA%E8%AE%BE",
            true);
    expect(&r, 200, "\"number\":\"24\"", "by month and category");
    r = get(s, "reader", "/opinion?month=2019-13", false);
    expect(&r, 422, NULL, "no such month");
    r = get(s, "reader", "/opinion?month=2018-01", false);
    expect(&r, 200, "没有找到群众意见", "a month without any");
    r = get(s, "reader", "/opinion?limit=1", true);
    expect(&r, 200, "after=", "page by page");
    r = get(s, "reader", "/opinion?after=rubbish", true);
    expect(&r, 422, NULL, "a broken cursor");
    r = get(s, "reader", "/opinion?format=csv&state=received", false);
    expect(&r, 303, "Location: /opinion/export?state=received&format=csv\r\n", "as a sheet");
    r = get(s, "reader", "/opinion/export?q=%E8%B7%AF%E7%81%AF&format=csv", false);
    expect(&r, 200,
           "\xEF\xBB\xBF编号,主题,时间,分类,地点,来源,状态,联络站,承办,办理期限,办理结果,办结日期,"
           "群众评价,收集人,同样的意见\r\n37,路灯,2017-06-08 17:31:20,",
           "with the filter of the list");
    r = get(s, "reader", "/opinion/export?format=xlsx", false);
    expect(&r, 200, "\r\n\r\nPK\x03\x04", "as a workbook");
    r = get(s, "half", "/opinion/export?format=csv", false);
    expect(&r, 403, NULL, "not for everybody");
    r = get(s, "reader", path, false);
    expect(&r, 200, "门前的路坏了，快修。", "one of them");
    OK(!str_has(r.body, S("A0007")), "without who said it");
    r = get(s, "office", path, true);
    expect(&r, 200, "\"citizen\":\"A***\"", "which the office may open");
    r = get(s, "half", path, false);
    expect(&r, 403, NULL, "not for everybody");
    r = get(s, "reader", "/opinion/99999", false);
    expect(&r, 404, NULL, "no such opinion");
}

/* ---- the job and the command ---- */

static void swept(struct site *s)
{
    struct ctx *ctx = s->t->ctx;

    EQ_INT(import_sweep(ctx), ST_OK, "the daily sweep");
    OK(dbtest_int(ctx, "SELECT count(*) FROM import_upload") > 0, "leaves what is fresh");
    ctx->now = app_now(ctx->app) + IMPORT_SPOOL_SECONDS + 10; /* of the last of them */
    EQ_INT(import_sweep(ctx), ST_OK, "a day later");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM import_upload"), 0, "it takes everything");
}

static int command(struct site *s, const char *line)
{
    char *argv[8];
    struct str rest = str_from(line), word;
    int argc = 0;

    while (str_cut(&rest, ' ', &word))
        argv[argc++] = str_z(s->arena, word);
    fflush(stdout);
    return IMPORT_COMMANDS[0].run(s->t->ctx, argc, argv);
}

static void commanded(struct site *s)
{
    const char *path = str_printf(s->arena, "%s/sheet", s->t->dir).ptr;
    FILE *f = fopen(path, "wb"), *out = stdout;

    ASSERT(f != NULL && fputs(MESSAGES, f) >= 0 && fputs("9,,新的,2020-01-01,内容,,\n", f) >= 0);
    fclose(f);
    stdout = fopen("/dev/null", "w"); /* what it prints would disturb TAP */
    const int list = command(s, "--list");
    const int nothing = command(s, "");
    const int unknown = command(s, "dream x");
    const int choice = command(s, "opinion x --accept-duplicates both");
    const int missing = command(s, "opinion /nowhere");
    const int doubled = command(s, str_printf(s->arena, "opinion %s --commit", path).ptr);
    const int dry =
        command(s, str_printf(s->arena, "opinion %s --accept-duplicates last", path).ptr);
    const int64_t before = dbtest_int(s->t->ctx, "SELECT count(*) FROM opinion");
    const int commit =
        command(s, str_printf(s->arena, "opinion %s --commit --accept-duplicates last", path).ptr);
    fclose(stdout);
    stdout = out;
    EQ_INT(list, 0, "the command lists the kinds");
    EQ_INT(nothing, 2, "nothing to do is wrong usage");
    EQ_INT(unknown, 2, "so is an unknown kind");
    EQ_INT(choice, 2, "and an unknown choice");
    EQ_INT(missing, 1, "no such file");
    EQ_INT(doubled, 1, "repeated rows without a choice");
    EQ_INT(dry, 0, "a look");
    EQ_INT(before, 4, "writes nothing");
    EQ_INT(commit, 0, "the import");
    EQ_INT(dbtest_int(s->t->ctx, "SELECT count(*) FROM opinion"), 5, "writes what is new");
    EQ_INT(dbtest_int(s->t->ctx, "SELECT rows_skipped FROM import_batch ORDER BY id DESC LIMIT 1"),
           2, "and skips what was there");
}

static void whole(struct journaltest *t)
{
    struct site s = {.t = t, .arena = arena_open(0)};
    struct app_config config = httptest_config();
    struct err err = {0};
    struct http *http;

    config.data_dir = t->dir;
    config.db_url = t->app.config.db_url;
    t->app.config = config;
    t->app.auth = &httptest_auth;
    if (http_start(&t->app, &http, &err) != ST_OK) {
        printf("Bail out! %s\n", err.detail);
        exit(1);
    }
    s.port = http_port(http);
    who_may(&s);
    forms(&s);
    faulty(&s);
    brought_in(&s, choosing(&s));
    opinions(&s);
    undone(&s);
    taken_back(&s, corrected(&s));
    swept(&s);
    commanded(&s);
    OK(http_stop(http, 10), "the server stops");
    arena_close(s.arena);
}

int main(void)
{
    journaltest_both("import_pages", whole);
    return tap_done();
}
