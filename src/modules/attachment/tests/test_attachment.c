// SPDX-License-Identifier: MulanPSL-2.0
/* Attachments on both databases: added, refused, versioned, taken away, looked through, found. */
#include "modules/account/account_module.h"
#include "modules/attachment/attachment_drawn.h"
#include "modules/attachment/attachment_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "platform/event/tests/journaltest.h"
#include "platform/file.h"
#include "platform/file/file_task.h"
#include "platform/file/tests/filetest.h"
#include <pthread.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* Records of an invented module: who may do what with their files is set here. */
static bool may_act[4];
static bool is_published;

static enum status may_thing(struct ctx *ctx, int64_t id, enum attachment_act act)
{
    if (id == 404)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return may_act[act] ? ST_OK : fail(&ctx->err, ST_DENIED, "error.denied", NULL);
}

static enum status where_thing(struct ctx *ctx, int64_t id, struct str *title, struct str *url)
{
    *title = S("thing");
    *url = str_printf(ctx->arena, "/thing/%lld", (long long)id);
    return ST_OK;
}

static enum status public_thing(struct ctx *ctx, int64_t id, bool *out)
{
    (void)ctx, (void)id;
    *out = is_published;
    return ST_OK;
}

static const struct attachment_owner OWNERS[] = {
    {.kind = "thing", .may = may_thing, .where = where_thing, .is_public = public_thing},
    {0},
};
static const struct module THINGS = {.name = "thing", .attachments = OWNERS};

const struct module *const MODULES[] = {
    &event_module,      &crypt_module,  &file_module,
    &congress_module,   &deputy_module, &account_module,
    &attachment_module, &THINGS,        NULL,
};

static const struct worker_task TASKS[] = {
    {FILE_TEXT_TASK, file_text_run},
    {FILE_THUMB_TASK, file_thumb_run},
    {FILE_PHOTO_TASK, file_photo_run},
    {0},
};

static struct journaltest *t;
static const struct attachment_of THING = {"thing", 7};

static void clear(void)
{
    t->ctx->err = (struct err){.key = NULL};
    t->ctx->field_errors_count = 0;
}

/* What was noted at the field "file". */
static const char *fault(void)
{
    return t->ctx->field_errors_count != 0 ? t->ctx->field_errors[0].key : "";
}

static enum status put(const char *name, struct str bytes, int64_t *out_id)
{
    const struct attachment_new in = {.of = THING, .name = str_from(name), .bytes = bytes};

    clear();
    return attachment_add_bytes(t->ctx, &in, out_id);
}

static int64_t must_put(const char *name, struct str bytes)
{
    int64_t id = 0;

    if (put(name, bytes, &id) != ST_OK) {
        printf("Bail out! %s: %s %s %s\n", name, t->ctx->err.key, t->ctx->err.detail, fault());
        exit(1);
    }
    return id;
}

static struct str docx(const char *text)
{
    const struct filetest_member members[] = {
        {.name = "[Content_Types].xml", .bytes = "<Types/>"},
        {.name = "word/document.xml",
         .bytes = str_printf(t->ctx->arena,
                             "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p>"
                             "</w:body></w:document>",
                             text)
                      .ptr},
    };

    return filetest_zip(t->ctx->arena, members, 2);
}

static size_t count_shown(void)
{
    struct attachment *all;
    size_t count;

    ASSERT(attachment_list(t->ctx, THING, &all, &count) == ST_OK);
    return count;
}

static void test_add(void)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = must_put("../\xE2\x80\xAE清单.docx", docx("便桥已经修好"));
    struct attachment *all;
    struct attachment_file file;
    size_t count;

    ASSERT(attachment_list(ctx, THING, &all, &count) == ST_OK && count == 1);
    EQ_STR(all[0].name, "清单.docx", "the name is made safe");
    EQ_STR(all[0].type, "docx", "the type is what its bytes are");
    EQ_STR(all[0].group, "document", "of its group");
    EQ_STR(all[0].state, "unchecked", "no scanner is there");
    EQ_INT(all[0].id, id, "found again");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM attachment_v_text WHERE state = 'done'"
                           " AND body LIKE '%已经修好%'"),
           1, "its text can be searched");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM event WHERE name = 'attachment.extracted'"), 1,
           "and search is told");
    ASSERT(attachment_fetch_newest(ctx, id, &file) == ST_OK);
    OK(access(file.path, R_OK) == 0 && strstr(file.content_type, "wordprocessingml") != NULL,
       "the bytes can be sent");
    EQ_INT(file_verify(ctx, file.v.hash), ST_OK, "and are whole");
}

static void test_refused(void)
{
    static const struct {
        const char *name, *bytes, *key;
        size_t len;
    } CASES[] = {
#define CASE(name, bytes, key) {name, bytes, key, sizeof(bytes) - 1}
        CASE("空.txt", "", "attachment.err.empty"),
        CASE("a.exe",
             "\x7F"
             "ELF\2\1\1",
             "attachment.err.program"),
        CASE("a.pdf", "<html><script>1</script>", "attachment.err.html"),
        CASE("a.txt", "<?xml version=\"1.0\"?><svg/>", "attachment.err.svg"),
        CASE("报告.docx", "%PDF-1.4\n%abc", "attachment.err.name_lies"),
        CASE("run.bat", "del /q *.*\r\n", "attachment.err.name_lies"),
        CASE("a.zip", "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "attachment.err.archive"),
        CASE("半.png", "\x89PNG\r\n\x1A\n\0\0", "attachment.err.broken"),
        CASE("【机密】名单.txt", "甲\n乙\n", "attachment.err.secret"),
        CASE("会议.txt", "00001\n机密★1年\n会议纪要\n", "attachment.err.secret"),
#undef CASE
    };
    struct file_totals before, after;
    int64_t id;

    ASSERT(file_totals(t->ctx, &before) == ST_OK);
    arr_each (i, COUNT(CASES)) {
        const enum status st = put(CASES[i].name, (struct str){CASES[i].bytes, CASES[i].len}, &id);

        OK(st == ST_INVALID && strcmp(fault(), CASES[i].key) == 0, CASES[i].key);
    }
    EQ_INT(put("纪要.docx", docx("秘密★"), &id), ST_INVALID, "a mark inside a document");
    EQ_TEXT(fault(), "attachment.err.secret", "is seen before it is kept");
    EQ_INT(put("坏.docx", docx("&lol;"), &id), ST_INVALID, "a document of entities");
    EQ_TEXT(fault(), "attachment.err.broken", "is no document");
    ASSERT(file_totals(t->ctx, &after) == ST_OK);
    EQ_INT(after.files, before.files, "nothing of these was kept");
    clear();
}

static void test_rights(void)
{
    const int64_t id = must_put("权限.txt", S("谁能看"));
    struct attachment_file file;
    bool visible = true;
    int64_t other;

    may_act[ATTACHMENT_READ] = false;
    EQ_INT((int64_t)count_shown(), 0, "who may not see them sees none");
    EQ_INT(attachment_fetch_newest(t->ctx, id, &file), ST_DENIED, "and fetches none");
    ASSERT(attachment_visible(t->ctx, id, &visible) == ST_OK);
    OK(!visible, "nor finds any");
    may_act[ATTACHMENT_READ] = true;
    may_act[ATTACHMENT_ADD] = false;
    EQ_INT(put("b.txt", S("b"), &other), ST_DENIED, "who may not add adds none");
    may_act[ATTACHMENT_ADD] = true;
    may_act[ATTACHMENT_REMOVE] = false;
    EQ_INT(attachment_remove(t->ctx, &(struct attachment_change){.id = id}), ST_DENIED,
           "nor takes one away");
    may_act[ATTACHMENT_REMOVE] = true;
    EQ_INT(attachment_may(t->ctx, (struct attachment_of){"nothing", 1}, ATTACHMENT_READ),
           ST_NOT_FOUND, "a kind that nobody owns");
    clear();
}

static enum status pass_tx(struct ctx *ctx, const void *input)
{
    const struct attachment_of *to = input;

    return attachment_pass_on(ctx, THING, ctx, *to);
}

static void test_passed_on(void)
{
    const struct attachment_of other = {"thing", 9};
    const int64_t id = must_put("照片说明.txt", S("一处塌方"));
    struct attachment *had, *there;
    struct attachment_file file;
    size_t count, passed;

    ASSERT(attachment_list(t->ctx, THING, &had, &count) == ST_OK && count > 0);
    ASSERT(db_tx(t->ctx, pass_tx, &other) == ST_OK);
    ASSERT(attachment_list(t->ctx, other, &there, &passed) == ST_OK);
    EQ_INT((int64_t)passed, (int64_t)count, "all that could be seen has gone along");
    OK(there[passed - 1].id != id && str_eq(there[passed - 1].hash, had[count - 1].hash),
       "as files of their own, of the same bytes");
    OK(attachment_fetch_newest(t->ctx, there[passed - 1].id, &file) == ST_OK, "to be fetched");
}

static void test_versions(void)
{
    const int64_t id = must_put("方案.txt", S("第一稿"));
    const char *path = str_printf(t->ctx->arena, "%s/upload", t->dir).ptr;
    FILE *f = fopen(path, "w");
    const struct upload upload = {.file_name = S("方案二.txt"), .path = path};
    const struct upload *files[] = {&upload};
    struct attachment_add in = {.replaces = id, .version = 1, .files = files, .count = 1};
    struct attachment_version *past;
    struct attachment_file file;
    struct attachment a;
    size_t count;

    ASSERT(f != NULL && fputs("第二稿", f) >= 0 && fclose(f) == 0);
    clear();
    ASSERT(attachment_add(t->ctx, &in) == ST_OK);
    ASSERT(attachment_show(t->ctx, id, &a, &past, &count) == ST_OK);
    OK(count == 2 && a.number == 2 && past[0].number == 2, "two versions, the newest first");
    EQ_STR(past[1].name, "方案.txt", "the old one stays as it was");
    ASSERT(attachment_fetch(t->ctx, past[1].id, &file) == ST_OK);
    EQ_INT(attachment_add(t->ctx, &in), ST_CONFLICT, "not from an old page");
    EQ_INT(attachment_remove(t->ctx, &(struct attachment_change){id, 1}), ST_CONFLICT, "nor away");
    ASSERT(attachment_remove(t->ctx, &(struct attachment_change){id, 2}) == ST_OK);
    OK(attachment_fetch(t->ctx, past[0].id, &file) == ST_OK, "who keeps the files sees it still");
    may_act[ATTACHMENT_REMOVE] = false;
    EQ_INT(attachment_fetch(t->ctx, past[0].id, &file), ST_NOT_FOUND,
           "who may only read does not, whatever address he kept");
    EQ_INT(attachment_fetch_thumb(t->ctx, past[0].id, &file), ST_NOT_FOUND, "nor its picture");
    EQ_INT(attachment_show(t->ctx, id, &a, &past, &count), ST_NOT_FOUND, "nor its history");
    may_act[ATTACHMENT_REMOVE] = true;
    clear();
    in.version = 3;
    EQ_INT(attachment_add(t->ctx, &in), ST_RULE, "what is taken away gets no more");
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM attachment_v_text WHERE name = '方案二.txt'"),
           0, "and is not found");
    clear();
}

static void test_open(void)
{
    const int64_t id = must_put("公开.txt", S("给大家看"));
    const int64_t congress = t->ctx->congress_id;
    struct attachment_file file;
    struct attachment *all;
    size_t count;

    is_published = true;
    EQ_INT(attachment_fetch_open(t->ctx, id, &file), ST_NOT_FOUND, "not marked: not public");
    ASSERT(attachment_set_open(t->ctx, &(struct attachment_change){.id = id}, true) == ST_OK);
    ASSERT(attachment_list_open(t->ctx, THING, &all, &count) == ST_OK);
    OK(count == 1 && all[0].id == id, "only the marked one is open");
    may_act[ATTACHMENT_READ] = false;
    t->ctx->congress_id = 0;
    EQ_INT(attachment_fetch_open(t->ctx, id, &file), ST_OK, "anybody may have it");
    is_published = false;
    EQ_INT(attachment_fetch_open(t->ctx, id, &file), ST_NOT_FOUND, "while its record is public");
    t->ctx->congress_id = congress;
    may_act[ATTACHMENT_READ] = true;
    clear();
}

/* A photograph as a telephone makes it: with a part (APP1) that says where it was taken. */
static struct str photograph(void)
{
    static const char APP1[] = "\xff\xe1\0\x18"
                               "Exif\0\0GPS-112.15-37.55";
    const char *path = str_printf(t->ctx->arena, "%s/plain.png", t->dir).ptr;
    const struct str png = filetest_png(t->ctx->arena, 64, 48);
    struct str jpeg = S("");
    FILE *f = fopen(path, "w");

    ASSERT(f != NULL && fwrite(png.ptr, 1, png.len, f) == png.len && fclose(f) == 0);
    ASSERT(file_task_photo(t->ctx, path, &jpeg) == ST_OK);
    return str_join(
        t->ctx->arena,
        (const struct str[]){{jpeg.ptr, 2}, {APP1, sizeof APP1 - 1}, {jpeg.ptr + 2, jpeg.len - 2}},
        3, S(""));
}

/* What everybody may have is the picture and nothing else of the file. */
static void test_drawn(void)
{
    const struct str photo = photograph();
    const int64_t id = must_put("站点.jpg", photo), next = must_put("门牌.jpeg", photo);
    struct worker_pool *workers = t->app.worker;
    struct attachment_file file;
    struct str got = S("");

    is_published = true;
    ASSERT(attachment_fetch_newest(t->ctx, id, &file) == ST_OK);
    ASSERT(file_read(t->ctx, file.v.hash, 1 << 20, &got) == ST_OK);
    OK(str_has(got, S("GPS-112")), "who keeps the files has it as it came");
    ASSERT(attachment_set_open(t->ctx, &(struct attachment_change){.id = id}, true) == ST_OK);
    ASSERT(attachment_fetch_open(t->ctx, id, &file) == ST_OK);
    ASSERT(file_read(t->ctx, file.v.hash, 1 << 20, &got) == ST_OK);
    OK(!str_has(got, S("GPS")) && !str_has(got, S("Exif")), "everybody gets no place with it");
    EQ_STR(file.v.name, "站点.jpg", "under its name");
    EQ_TEXT(file.content_type, "image/jpeg", "a picture");
    t->app.worker = NULL; /* none is free */
    ASSERT(attachment_set_open(t->ctx, &(struct attachment_change){.id = next}, true) == ST_OK);
    t->app.worker = workers;
    EQ_INT(attachment_fetch_open(t->ctx, next, &file), ST_RULE, "not before it is drawn");
    EQ_TEXT(t->ctx->err.key, "attachment.err.drawn_soon", "said so");
    clear();
    EQ_INT(attachment_draw_due(t->ctx), ST_OK, "the job draws those marked before");
    EQ_INT(attachment_fetch_open(t->ctx, next, &file), ST_OK, "then everybody has it");
    is_published = false;
    clear();
}

static void test_limits(void)
{
    struct attachment_limit *all;
    size_t count;
    int64_t id;

    ASSERT(attachment_limits(t->ctx, &all, &count) == ST_OK && count == 5);
    for (size_t i = 0; i < count; i++) {
        if (!str_eqz(all[i].group, "text"))
            continue;
        all[i].allowed = false;
        EQ_INT(attachment_limit_set(t->ctx, &all[i]), ST_OK, "texts are closed");
        EQ_INT(put("a.txt", S("a"), &id), ST_INVALID, "and not taken");
        EQ_TEXT(fault(), "attachment.err.group_off", "says so");
        clear();
        EQ_INT(attachment_limit_set(t->ctx, &all[i]), ST_CONFLICT, "not from an old page");
        all[i].version = 1;
        all[i].allowed = true;
        all[i].most_mib = 301;
        EQ_INT(attachment_limit_set(t->ctx, &all[i]), ST_INVALID, "not past what can come");
        all[i].most_mib = 1;
        ASSERT(attachment_limit_set(t->ctx, &all[i]) == ST_OK);
    }
    clear();
    EQ_INT(put("a.txt",
               (struct str){memset(arena_alloc(t->ctx->arena, 2 << 20), 'a', 2 << 20), 2 << 20},
               &id),
           ST_INVALID, "2 MiB where 1 is the limit");
    EQ_TEXT(fault(), "attachment.err.too_big", "is too big");
    clear();
}

/* ---------------------------------------------------------------- the scanner */

struct stand_in {
    int fd;
    const char *says;
};

static void *answer_one(void *p)
{
    const struct stand_in *s = p;
    const int fd = accept(s->fd, NULL, NULL);
    char byte[4096];
    ssize_t got;
    size_t zeros = 0;

    /* until the empty piece at the end */
    while (zeros < 4 && (got = recv(fd, byte, sizeof byte, 0)) > 0)
        zeros = got >= 4 && memcmp(byte + got - 4, "\0\0\0\0", 4) == 0 ? 4 : 0;
    (void)send(fd, s->says, strlen(s->says) + 1, MSG_NOSIGNAL);
    close(fd);
    return NULL;
}

static void work_with(const char *says)
{
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    struct stand_in s = {.says = says};
    pthread_t thread;

    snprintf(local.sun_path, sizeof local.sun_path, "%s/clamd", t->dir);
    s.fd = socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT(bind(s.fd, (struct sockaddr *)&local, sizeof local) == 0 && listen(s.fd, 1) == 0);
    ASSERT(pthread_create(&thread, NULL, answer_one, &s) == 0);
    ASSERT(attachment_work_due(t->ctx) == ST_OK);
    pthread_join(thread, NULL);
    close(s.fd);
    unlink(local.sun_path);
}

static void test_scanner(void)
{
    struct ctx *ctx = t->ctx;
    struct attachment_file file;
    struct attachment *all;
    int64_t id;
    size_t count;

    t->app.config.clamd = str_printf(ctx->arena, "unix:%s/clamd", t->dir).ptr;
    id = must_put("照片.png", filetest_png(ctx->arena, 400, 400));
    EQ_INT(attachment_fetch_newest(ctx, id, &file), ST_RULE, "nothing is sent before the verdict");
    EQ_TEXT(ctx->err.key, "attachment.err.pending", "says to wait");
    clear();
    ASSERT(attachment_work_due(ctx) == ST_OK);
    EQ_INT(attachment_fetch_newest(ctx, id, &file), ST_RULE,
           "a scanner that is away opens nothing");
    clear();
    ctx->now += 3600;
    work_with("stream: OK");
    EQ_INT(attachment_fetch_newest(ctx, id, &file), ST_OK, "clean: it can be opened");
    EQ_INT(attachment_fetch_thumb(ctx, file.v.id, &file), ST_OK, "and has a small picture");
    id = must_put("毒.txt", S("X5O!P%@AP"));
    work_with("stream: Eicar FOUND");
    EQ_INT(attachment_fetch_newest(ctx, id, &file), ST_RULE, "infected: shut away");
    EQ_TEXT(ctx->err.key, "attachment.err.refused_virus", "says why");
    clear();
    ASSERT(attachment_list(ctx, THING, &all, &count) == ST_OK && count != 0);
    EQ_STR(all[count - 1].state, "refused", "the list says so too");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM attachment_v_text WHERE name = '毒.txt'"), 0,
           "and nobody finds it");
    t->app.config.clamd = NULL;
}

/* One run; whether it asks for another at once. */
static bool goes_on(void)
{
    t->ctx->goes_on = false;
    ASSERT(attachment_work_due(t->ctx) == ST_OK);
    return t->ctx->goes_on;
}

static void put_pictures(unsigned from, unsigned count)
{
    for (unsigned i = from; i < from + count; i++)
        (void)must_put(str_printf(t->ctx->arena, "现场%u.png", i).ptr,
                       filetest_png(t->ctx->arena, 300 + i, 300));
}

static int64_t undone(void)
{
    return dbtest_int(t->ctx, "SELECT count(*) FROM attachment_work WHERE open = 1");
}

/* More files than one run takes do not wait for the thread's few seconds after every five; while
 * the scanner is away they do. */
static void test_many(void)
{
    enum { A_RUN = 5, MORE = 2 };

    for (int i = 0; i < 100 && goes_on(); i++)
        ;
    EQ_INT(undone(), 0, "nothing is left");
    put_pictures(0, A_RUN + MORE);
    EQ_INT(undone(), A_RUN + MORE, "pictures that want small ones");
    OK(goes_on(), "more of them than a run takes: it goes on");
    /* A run has its seconds, too. */
    OK(undone() >= MORE && undone() < A_RUN + MORE, "with the rest");
    for (int i = 0; i < A_RUN + MORE && goes_on(); i++)
        ;
    OK(!goes_on(), "until they are done");
    EQ_INT(undone(), 0, "all of them");
    t->app.config.clamd = str_printf(t->ctx->arena, "unix:%s/clamd", t->dir).ptr;
    put_pictures(A_RUN + MORE, A_RUN + MORE);
    OK(!goes_on(), "what cannot be done now is not tried without end");
    t->app.config.clamd = NULL;
}

static void test_swept(void)
{
    struct str *hashes;
    size_t count = 0, n = 0;

    for (unsigned i = 0; i < 256; i++) {
        char prefix[3];

        snprintf(prefix, sizeof prefix, "%02x", i);
        ASSERT(attachment_module.files(t->ctx, str_from(prefix), &hashes, &n) == ST_OK);
        count += n;
    }
    EQ_INT((int64_t)count,
           dbtest_int(t->ctx, "SELECT count(*) FROM (SELECT hash FROM attachment_version"
                              " UNION SELECT thumb_hash FROM attachment_work"
                              " WHERE thumb_hash <> ''"
                              " UNION SELECT hash FROM attachment_drawn WHERE hash <> '') x"),
           "every file that a row names is named to the sweep");
}

static void all(struct journaltest *test)
{
    struct err err;

    t = test;
    arr_each (i, COUNT(may_act))
        may_act[i] = true;
    is_published = false;
    t->ctx->now = 1800000000;
    ASSERT(worker_pool_open(str_printf(t->ctx->arena, "%s/worker", t->dir).ptr, 2, NULL,
                            &t->app.worker, &err) == ST_OK);
    test_add();
    test_refused();
    test_rights();
    test_passed_on();
    test_versions();
    test_open();
    test_drawn();
    test_limits();
    test_scanner();
    test_many();
    test_swept();
    worker_pool_close(t->app.worker);
    t->app.worker = NULL;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "worker") == 0)
        worker_child(TASKS);
    journaltest_both("attachment", all);
    return tap_done();
}
