// SPDX-License-Identifier: MulanPSL-2.0
/* The house of a rehearsal: invented people, their votes, and a server of this program, all in a
 * directory that is removed afterwards. */
#include "main_rehearse.h"
#include "modules/account/account.h"
#include "modules/account/account_actions.h"
#include "modules/congress/congress.h"
#include "modules/modules.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"
#include "platform/text.h"
#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { START_MS = 120000 };

static sigset_t stopped_by(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

static void pause_ms(long ms)
{
    const struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};

    nanosleep(&t, NULL);
}

/* ---- people */

struct making {
    struct hall *hall;
};

static enum status add_person(struct ctx *ctx, struct hall_phone *p, size_t n)
{
    const struct account_new in = {
        .login = str_printf(ctx->arena, "renyuan%zu", n + 1),
        .name = TF(ctx->arena, "vote.rehearse.person", str_printf(ctx->arena, "%zu", n + 1)),
        .role = "reader",
    };
    struct account_signed_in session;
    struct str slip;

    TRY(account_create(ctx, &in, &p->account_id));
    TRY(account_issue_slip(ctx, p->account_id, &slip));
    TRY(account_slip_use(ctx, slip, S("renda rehearse"), &session));
    snprintf(p->token, sizeof p->token, STR_FMT, STR_ARG(session.token));
    return ST_OK;
}

static enum status people_tx(struct ctx *ctx, const void *input)
{
    const struct making *in = input;
    const struct congress_new county = {
        .level = CONGRESS_COUNTY,
        .name = T("vote.rehearse.congress"),
        .short_name = T("vote.rehearse.place"),
        .code = S("990199"),
        .term_number = 1,
        .term_from = ctx->today,
    };

    TRY(congress_found(ctx, &county, &in->hall->congress_id));
    ctx->congress_id = in->hall->congress_id;
    TRY(account_seed_roles(ctx));
    arr_each (i, in->hall->phones_count)
        TRY(add_person(ctx, &in->hall->phones[i], i));
    return ST_OK;
}

static enum status make_people(struct hall *hall, struct err *err)
{
    struct ctx *ctx = ctx_open_system(&hall->app, 0);
    const enum status st = db_tx(ctx, people_tx, &(struct making){hall});

    *err = ctx->err;
    ctx_close(ctx);
    return st;
}

enum status hall_make(struct hall *hall, size_t people, struct err *err)
{
    struct app_config config = {.data_dir = hall->dir, .migrate = APP_MIGRATE_NEW, .workers = 4};
    const char *tmp = getenv("TMPDIR");

    *hall = (struct hall){.phones_count = people};
    hall->phones = calloc(people, sizeof *hall->phones);
    ASSERT(hall->phones != NULL);
    snprintf(hall->dir, sizeof hall->dir, "%s/renda-rehearse-XXXXXX", tmp != NULL ? tmp : "/tmp");
    if (mkdtemp(hall->dir) == NULL)
        return fail_detail(err, ST_INTERNAL, "app.data_dir", "%s", hall->dir);
    TRY(app_open(&hall->app, &config, err));
    hall->app.auth = modules_auth();
    TRY(modules_start(&hall->app, err));
    return make_people(hall, err);
}

/* ---- votes */

static enum status appoint(struct ctx *ctx, struct hall_vote *v, size_t i)
{
    const struct vote_scrutineer_new in = {
        .panel = "vote",
        .panel_id = v->id,
        .name = TF(ctx->arena, "vote.rehearse.scrutineer", str_printf(ctx->arena, "%zu", i + 1)),
    };
    struct vote_code_take take = {.declares = true, .at_desk = true};
    struct str code;

    TRY(vote_appoint(ctx, &in, &take.scrutineer_id));
    TRY(vote_take_code(ctx, &take, &code));
    TRY(vote_code_kept(ctx, take.scrutineer_id));
    snprintf(v->codes[i], sizeof v->codes[i], STR_FMT, STR_ARG(code));
    return ST_OK;
}

static enum status make_vote(struct ctx *ctx, struct hall *hall, struct hall_vote *v)
{
    const struct vote_new in = {
        .kind = VOTE_MOTION,
        .method = VOTE_DEVICE,
        .secret = v->secret,
        .title = v->secret ? T("vote.rehearse.secret") : T("vote.rehearse.open"),
        .body_name = T("vote.rehearse.place"),
        .origin = "rehearse",
        .origin_id = 1,
        .back_url = S("/"),
        .rule = VOTE_HALF_OF_ALL,
    };
    struct vote_voter *voters = arena_array(ctx->arena, hall->phones_count, struct vote_voter);

    TRY(vote_create(ctx, &in, &v->id));
    for (size_t i = 0; v->secret && i < 2; i++)
        TRY(appoint(ctx, v, i));
    arr_each (i, hall->phones_count)
        voters[i] = (struct vote_voter){
            .account_id = hall->phones[i].account_id,
            .name = TF(ctx->arena, "vote.rehearse.person", str_printf(ctx->arena, "%zu", i + 1)),
            .present = true,
        };
    return vote_open(ctx, v->id, voters, hall->phones_count, (uint32_t)hall->phones_count);
}

enum status hall_add_vote(struct hall *hall, bool secret, struct err *err)
{
    struct ctx *ctx = ctx_open_system(&hall->app, hall->congress_id);
    struct hall_vote *v = &hall->votes[hall->votes_count++];
    enum status st;

    ASSERT(hall->votes_count <= HALL_VOTES_MAX);
    *v = (struct hall_vote){.secret = secret};
    st = make_vote(ctx, hall, v);
    *err = ctx->err;
    ctx_close(ctx);
    return st;
}

static enum status count_in(struct ctx *ctx, const struct hall_vote *v, struct hall_count *out)
{
    struct vote_result r;

    TRY(vote_close(ctx, v->id));
    for (size_t i = 0; v->secret && i < 2; i++) {
        const enum status st = vote_turn_key(ctx, v->id, str_from(v->codes[i]));

        if (st != ST_OK && st != ST_RULE) /* counted already: nobody had voted */
            return st;
    }
    ctx->err = (struct err){0};
    TRY(vote_result(ctx, v->id, &r));
    *out = (struct hall_count){r.ballots, r.lines[0].yes, r.lines[0].no, r.lines[0].abstain};
    return ST_OK;
}

enum status hall_count(struct hall *hall, const struct hall_vote *v, struct hall_count *out,
                       struct err *err)
{
    struct ctx *ctx = ctx_open_system(&hall->app, hall->congress_id);
    const enum status st = count_in(ctx, v, out);

    *err = ctx->err;
    ctx_close(ctx);
    return st;
}

/* ---- the server */

static unsigned free_port(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    unsigned port = 0;

    if (fd >= 0 && bind(fd, (struct sockaddr *)&at, sizeof at) == 0 &&
        getsockname(fd, (struct sockaddr *)&at, &len) == 0)
        port = ntohs(at.sin_port);
    if (fd >= 0)
        close(fd);
    return port;
}

/* Nothing of the office's own settings reaches it: neither its database nor its backups. */
static void become_server(const struct hall *hall)
{
    char data[sizeof hall->dir + 16], port[32];
    char *const env[] = {data,
                         port,
                         "RENDA_BACKUP_KEEP=0",
                         "RENDA_QUIET=1",
                         "RENDA_RATE_ADDRESS=0",
                         "RENDA_MAX_CONNECTIONS=60000",
                         "RENDA_MAX_CONNECTIONS_PER_ADDRESS=60000",
                         "RENDA_CROWD_WAITING=60000",
                         "RENDA_IDLE_SECONDS=3600",
                         NULL};
    char *const argv[] = {"renda", "serve", NULL};
    const char *log = getenv("RENDA_REHEARSE_LOG");
    const int null = open(log != NULL ? log : "/dev/null", O_WRONLY | O_CREAT | O_APPEND, 0600);
    const char *program = getenv("RENDA_PROGRAM");
    const sigset_t stop = stopped_by();

    snprintf(data, sizeof data, "RENDA_DATA=%s", hall->dir);
    snprintf(port, sizeof port, "PORT=%u", hall->port);
    (void)dup2(null, STDOUT_FILENO);
    (void)dup2(null, STDERR_FILENO);
    sigprocmask(SIG_UNBLOCK, &stop, NULL);
    execve(program != NULL ? program : "/proc/self/exe", argv, env);
    _exit(127);
}

static bool answers(unsigned port)
{
    struct net net;
    bool ok;

    net_open(&net, port, 1);
    net_send(&net, &net.lines[0], S("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    (void)net_settle(&net, 1000);
    ok = net.lines[0].status == 200;
    net_close(&net);
    return ok;
}

enum status hall_serve(struct hall *hall, struct err *err)
{
    if (hall->port == 0)
        hall->port = free_port();
    hall->server = fork();
    if (hall->server == 0)
        become_server(hall);
    for (int ms = 0; hall->server > 0 && ms < START_MS; ms += 10) {
        if (waitpid(hall->server, NULL, WNOHANG) != 0)
            break;
        if (answers(hall->port))
            return ST_OK;
        pause_ms(10);
    }
    return fail_detail(err, ST_INTERNAL, "vote.rehearse.no_server", "port %u", hall->port);
}

void hall_kill(struct hall *hall, int signal_number)
{
    if (hall->server <= 0)
        return;
    kill(hall->server, signal_number);
    waitpid(hall->server, NULL, 0);
    hall->server = 0;
}

void hall_memory(const struct hall *hall, long *out_now, long *out_peak)
{
    char path[64], line[256];
    FILE *f;

    *out_now = *out_peak = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)hall->server);
    f = fopen(path, "r");
    while (f != NULL && fgets(line, sizeof line, f) != NULL) {
        if (strncmp(line, "VmRSS:", 6) == 0)
            *out_now = strtol(line + 6, NULL, 10);
        if (strncmp(line, "VmHWM:", 6) == 0)
            *out_peak = strtol(line + 6, NULL, 10);
    }
    if (f != NULL)
        fclose(f);
}

int64_t hall_cpu_us(pid_t pid)
{
    struct timespec t;
    clockid_t clock;

    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) != 0)
        return 0;
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void remove_tree(const char *dir)
{
    struct dirent *entry;
    DIR *d = opendir(dir);

    while (d != NULL && (entry = readdir(d)) != NULL) {
        char path[4096];

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        if (unlink(path) != 0)
            remove_tree(path);
    }
    if (d != NULL)
        closedir(d);
    rmdir(dir);
}

/* Somebody has had enough: nothing stays behind all the same. */
static void *wait_for_stop(void *arg)
{
    const sigset_t stop = stopped_by();
    struct hall *hall = arg;
    int got;

    if (sigwait(&stop, &got) != 0)
        return NULL;
    if (hall->server > 0)
        kill(hall->server, SIGKILL);
    for (int i = 0; i < 3 && hall->dir[0] != '\0'; i++) /* others of us may still write */
        remove_tree(hall->dir);
    _exit(128 + got);
}

void hall_stops(struct hall *hall)
{
    const sigset_t stop = stopped_by();
    pthread_t thread;

    pthread_sigmask(SIG_BLOCK, &stop, NULL);
    ASSERT(pthread_create(&thread, NULL, wait_for_stop, hall) == 0);
    pthread_detach(thread);
}

void hall_end(struct hall *hall)
{
    hall_kill(hall, SIGTERM);
    if (hall->app.db != NULL)
        app_close(&hall->app);
    remove_tree(hall->dir);
    free(hall->phones);
}

/* ---- what phones ask */

struct str hall_page_request(struct arena *a, const struct hall *h, const struct hall_phone *p,
                             const struct hall_vote *v, const char *tail)
{
    return str_printf(a,
                      "GET /vote/%lld/%s HTTP/1.1\r\nHost: localhost:%u\r\n"
                      "Cookie: session=%s\r\n\r\n",
                      (long long)v->id, tail, h->port, p->token);
}

struct str hall_cast_request(struct arena *a, const struct hall *h, const struct hall_phone *p,
                             const struct hall_vote *v, const char *verb)
{
    const struct str body = str_printf(a, "_csrf=%s&v=%c", p->csrf, p->choice);

    return str_printf(a,
                      "POST /vote/%lld/%s HTTP/1.1\r\nHost: localhost:%u\r\n"
                      "Cookie: session=%s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                      "Content-Length: %zu\r\n\r\n" STR_FMT,
                      (long long)v->id, verb, h->port, p->token, body.len, STR_ARG(body));
}

static bool take_csrf(struct hall_phone *p, const struct line *line)
{
    static const char MARK[] = "name=\"_csrf\" value=\"";
    const char *at = line->status == 200 ? strstr(line->in, MARK) : NULL;
    const char *end = at != NULL ? strchr(at + sizeof MARK - 1, '"') : NULL;

    if (end == NULL)
        return false;
    at += sizeof MARK - 1;
    snprintf(p->csrf, sizeof p->csrf, "%.*s", (int)(end - at), at);
    return true;
}

bool hall_open_pages(struct hall *h, struct net *net, const struct hall_vote *v)
{
    enum { WAVE = 64, WAVE_MS = 30000 };
    struct arena *a = arena_open(0);
    bool ok = true;

    for (size_t from = 0; from < h->phones_count; from += WAVE) {
        const size_t to = from + WAVE < h->phones_count ? from + WAVE : h->phones_count;

        for (size_t i = from; i < to; i++)
            net_send(net, &net->lines[i], hall_page_request(a, h, &h->phones[i], v, "ballot"));
        (void)net_settle(net, WAVE_MS);
        for (size_t i = from; i < to; i++) {
            ok = take_csrf(&h->phones[i], &net->lines[i]) && ok;
            free(net->lines[i].in);
            net->lines[i].in = NULL;
            net->lines[i].in_len = net->lines[i].in_room = 0;
        }
    }
    arena_close(a);
    return ok;
}
