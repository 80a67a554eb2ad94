// SPDX-License-Identifier: MulanPSL-2.0
/* renda init, renda user, renda token: what an administrator does at the machine itself. */
#include "modules/account/account_command.h"
#include "modules/account/account_actions.h"
#include "modules/account/account_store.h"
#include "modules/congress/congress.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/text.h"
#include <inttypes.h>
#include <unistd.h>

enum { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, LIST_MAX = 200, FIRST_PASSWORD_CHARS = 10 };

/* ---------------------------------------------------------------- words of the command line */

/* The value after --name, NULL if it is not there. */
static const char *option(int argc, char **argv, const char *name)
{
    for (int i = 0; i + 1 < argc; i++) {
        if (strncmp(argv[i], "--", 2) == 0 && strcmp(argv[i] + 2, name) == 0)
            return argv[i + 1];
    }
    return NULL;
}

/* Is every word either an option among `names` (blank separated) or its value, after `from`? */
static bool options_only(int argc, char **argv, int from, const char *names)
{
    for (int i = from; i < argc; i += 2) {
        struct str left = str_from(names), name;
        bool known = false;

        if (strncmp(argv[i], "--", 2) != 0 || i + 1 == argc)
            return false;
        while (str_cut(&left, ' ', &name))
            known = known || str_eqz(name, argv[i] + 2);
        if (!known)
            return false;
    }
    return true;
}

static int usage(const char *line)
{
    fprintf(stderr, "renda %s\n", line);
    return EXIT_USAGE;
}

/* One line that says what is wrong: the sentence, and what it is about. */
static int failed(const struct ctx *ctx, const char *command)
{
    const char *key = ctx->err.key != NULL ? ctx->err.key : "db.internal";
    struct str sentence;

    if (ctx->field_errors_count > 0) {
        const struct field_error *e = &ctx->field_errors[0];

        sentence = TF(ctx->arena, e->key, str_from(e->arg));
        fprintf(stderr, "renda %s: %s: " STR_FMT "\n", command, e->field, STR_ARG(sentence));
        return EXIT_FAILED;
    }
    sentence = TF(ctx->arena, key, str_from(ctx->err.arg));
    fprintf(stderr, "renda %s: " STR_FMT "%s%s\n", command, STR_ARG(sentence),
            ctx->err.detail[0] != '\0' ? ": " : "", ctx->err.detail);
    return EXIT_FAILED;
}

static bool no_congress(const struct ctx *ctx, const char *command)
{
    if (ctx->congress_id != 0)
        return false;
    fprintf(stderr, "renda %s: there is no congress yet; run renda init first\n", command);
    return true;
}

/* ---------------------------------------------------------------- renda init */

static const char INIT_USAGE[] =
    "init --name NAME --short NAME --code CODE [--level township|county|city|province]\n"
    "           [--term N] [--term-from YYYY-MM-DD] [--parent CODE]\n"
    "           [--admin LOGIN] [--admin-name NAME]\n";

/* Ask for what no option gave, if somebody is there to answer. */
static const char *ask(struct ctx *ctx, const char *given, const char *question)
{
    char line[256];

    if (given != NULL || !isatty(STDIN_FILENO))
        return given;
    printf("%s: ", question);
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL)
        return NULL;
    return str_z(ctx->arena, str_trim(str_from(line)));
}

static enum status find_parent(struct ctx *ctx, const char *code, int64_t *out)
{
    struct congress *all;
    size_t count;

    *out = 0;
    if (code == NULL)
        return ST_OK;
    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        if (str_eqz(all[i].code, code)) {
            *out = all[i].id;
            return ST_OK;
        }
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status first_administrator(struct ctx *ctx, const char *login, const char *name)
{
    const struct str password = crypt_random_text(ctx->arena, FIRST_PASSWORD_CHARS);
    const struct account_new admin = {
        .login = str_from(login),
        .name = name != NULL ? str_from(name) : T("account.role.admin"),
        .password = password,
        .must_change_password = true,
        .role = "admin",
    };
    int64_t id;

    TRY(account_create(ctx, &admin, &id));
    printf("administrator: %s\nfirst password: " STR_FMT "\n", login, STR_ARG(password));
    return ST_OK;
}

static enum status read_congress(struct ctx *ctx, int argc, char **argv, struct congress_new *out)
{
    const char *level = option(argc, argv, "level"), *term = option(argc, argv, "term"),
               *from = option(argc, argv, "term-from");
    int64_t number = 1;

    *out = (struct congress_new){
        .level = CONGRESS_COUNTY,
        .name = str_from(ask(ctx, option(argc, argv, "name"), "Full name of the congress")),
        .short_name = str_from(ask(ctx, option(argc, argv, "short"), "Name of the place")),
        .code = str_from(ask(ctx, option(argc, argv, "code"), "Code of the division")),
        .term_from = {ctx->today.year, 1, 1},
    };
    if (level != NULL && !congress_level_parse(str_from(level), &out->level))
        invalid(ctx, "level", "form.not_word", NULL);
    if (term != NULL && !str_to_int(str_from(term), &number))
        invalid(ctx, "term", "form.not_number", NULL);
    if (from != NULL && !date_parse(str_from(from), &out->term_from))
        invalid(ctx, "term-from", "form.not_date", NULL);
    out->term_number = number >= 1 && number <= 99 ? (int)number : 0;
    TRY(invalid_done(ctx));
    return find_parent(ctx, option(argc, argv, "parent"), &out->parent_id);
}

static int init(struct ctx *ctx, int argc, char **argv)
{
    const char *admin = option(argc, argv, "admin");
    struct congress_new congress;
    int64_t id;

    if (!options_only(argc, argv, 0,
                      "name short code level term term-from parent admin admin-name"))
        return usage(INIT_USAGE);
    if (read_congress(ctx, argc, argv, &congress) != ST_OK ||
        congress_found(ctx, &congress, &id) != ST_OK)
        return failed(ctx, "init");
    ctx->congress_id = id;
    printf("congress " STR_FMT " founded\n", STR_ARG(congress.name));
    if (first_administrator(ctx, admin != NULL ? admin : "admin",
                            option(argc, argv, "admin-name")) != ST_OK)
        return failed(ctx, "init");
    return EXIT_DONE;
}

/* ---------------------------------------------------------------- renda user */

static const char USER_USAGE[] =
    "user list\n"
    "user add LOGIN --name NAME --role ROLE [--organ NAME] [--title TITLE] [--password P]\n"
    "user password LOGIN [--password P]    set a password; without one, print a first one\n"
    "user slip LOGIN                       print a single-use sign-in code\n";

static enum status find_account(struct ctx *ctx, const char *login, struct account *out)
{
    struct account_found found;

    TRY(account_store_by_login(ctx, account_login_normal(ctx->arena, str_from(login)), &found));
    if (found.congress_id != ctx->congress_id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = found.account;
    return ST_OK;
}

static int user_list(struct ctx *ctx)
{
    struct account_filter filter = {.sort = "login", .limit = LIST_MAX};
    struct account_line *lines;
    size_t count;
    int64_t total;

    do {
        if (account_store_page(ctx, &filter, &lines, &count, &filter.after, &total) != ST_OK)
            return failed(ctx, "user");
        arr_each (i, count) {
            printf(STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(lines[i].account.login),
                   STR_ARG(lines[i].account.name), STR_ARG(lines[i].posts));
        }
    } while (filter.after.len > 0);
    return EXIT_DONE;
}

static int user_add(struct ctx *ctx, const char *login, int argc, char **argv)
{
    const char *name = option(argc, argv, "name"), *role = option(argc, argv, "role"),
               *organ_name = option(argc, argv, "organ"),
               *password = option(argc, argv, "password");
    struct account_new in = {.login = str_from(login),
                             .name = str_from(name),
                             .role = role,
                             .title = str_from(option(argc, argv, "title")),
                             .password = str_from(password)};
    struct organ organ = {0};
    int64_t id;

    if (name == NULL || role == NULL ||
        !options_only(argc, argv, 2, "name role organ title password"))
        return usage(USER_USAGE);
    if (organ_name != NULL && organ_by_name(ctx, str_from(organ_name), &organ) != ST_OK)
        return failed(ctx, "user add --organ");
    in.organ_id = organ.id;
    in.must_change_password = password == NULL;
    if (password == NULL)
        in.password = crypt_random_text(ctx->arena, FIRST_PASSWORD_CHARS);
    if (account_create(ctx, &in, &id) != ST_OK)
        return failed(ctx, "user add");
    if (password == NULL)
        printf("first password: " STR_FMT "\n", STR_ARG(in.password));
    return EXIT_DONE;
}

static int user_password(struct ctx *ctx, const char *login, int argc, char **argv)
{
    const char *password = option(argc, argv, "password");
    struct account account = {0};
    struct str first = S("");
    enum status st;

    if (!options_only(argc, argv, 2, "password"))
        return usage(USER_USAGE);
    st = find_account(ctx, login, &account);
    if (st == ST_OK && password != NULL)
        st = account_set_password(ctx, account.id, str_from(password), false);
    else if (st == ST_OK)
        st = account_reset(ctx, account.id, &first);
    if (st != ST_OK)
        return failed(ctx, "user password");
    if (password == NULL)
        printf("first password: " STR_FMT "\n", STR_ARG(first));
    return EXIT_DONE;
}

static int user_slip(struct ctx *ctx, const char *login)
{
    struct account account = {0};
    struct str token;

    if (find_account(ctx, login, &account) != ST_OK ||
        account_issue_slip(ctx, account.id, &token) != ST_OK)
        return failed(ctx, "user slip");
    printf("/account/slip/" STR_FMT "\n", STR_ARG(token));
    return EXIT_DONE;
}

static int user(struct ctx *ctx, int argc, char **argv)
{
    if (argc < 1)
        return usage(USER_USAGE);
    if (no_congress(ctx, "user"))
        return EXIT_FAILED;
    if (argc == 1 && strcmp(argv[0], "list") == 0)
        return user_list(ctx);
    if (argc >= 2 && strcmp(argv[0], "add") == 0)
        return user_add(ctx, argv[1], argc, argv);
    if (argc >= 2 && strcmp(argv[0], "password") == 0)
        return user_password(ctx, argv[1], argc, argv);
    if (argc == 2 && strcmp(argv[0], "slip") == 0)
        return user_slip(ctx, argv[1]);
    return usage(USER_USAGE);
}

/* ---------------------------------------------------------------- renda token */

static const char TOKEN_USAGE[] =
    "token list\n"
    "token add NAME --role ROLE [--organ NAME] [--until YYYY-MM-DD]\n"
    "          [--scope \"read | MODULE | MODULE:read | keys ...\"]    print a new token, once;\n"
    "          without --until it ends in a year; keys: may make accounts, tokens and slips\n"
    "token revoke ID\n";

static int token_list(struct ctx *ctx)
{
    struct token_row *rows;
    size_t count;

    if (account_store_tokens(ctx, &rows, &count) != ST_OK)
        return failed(ctx, "token");
    arr_each (i, count) {
        printf("%" PRId64 "\t" STR_FMT "\t" STR_FMT "\t%s\n", rows[i].id, STR_ARG(rows[i].name),
               STR_ARG(rows[i].scopes),
               rows[i].revoked_at != 0                               ? "revoked"
               : rows[i].ends_at != 0 && rows[i].ends_at <= ctx->now ? "over"
                                                                     : "valid");
    }
    return EXIT_DONE;
}

static int token_add(struct ctx *ctx, int argc, char **argv)
{
    const char *role = option(argc, argv, "role"), *organ_name = option(argc, argv, "organ"),
               *until = option(argc, argv, "until"), *scope = option(argc, argv, "scope");
    struct account_token_made in = {
        .name = str_from(argv[1]), .role = str_from(role), .scopes = str_trim(str_from(scope))};
    struct organ organ = {0};
    char day[DATE_TEXT_SIZE];
    struct str token;

    if (role == NULL || !options_only(argc, argv, 2, "role organ until scope") ||
        (until != NULL && !date_parse(str_from(until), &in.until)))
        return usage(TOKEN_USAGE);
    if (organ_name != NULL && organ_by_name(ctx, str_from(organ_name), &organ) != ST_OK)
        return failed(ctx, "token add --organ");
    in.organ_id = organ.id;
    if (account_token_add(ctx, &in, &token) != ST_OK)
        return failed(ctx, "token add");
    if (until == NULL)
        fprintf(stderr, "renda: token %s ends on %s; --until names another day\n", argv[1],
                date_format(date_add_days(ctx->today, ACCOUNT_TOKEN_DAYS), day));
    printf(STR_FMT "\n", STR_ARG(token));
    return EXIT_DONE;
}

static int token(struct ctx *ctx, int argc, char **argv)
{
    int64_t id;

    if (argc < 1)
        return usage(TOKEN_USAGE);
    if (no_congress(ctx, "token"))
        return EXIT_FAILED;
    if (argc == 1 && strcmp(argv[0], "list") == 0)
        return token_list(ctx);
    if (argc >= 2 && strcmp(argv[0], "add") == 0)
        return token_add(ctx, argc, argv);
    if (argc == 2 && strcmp(argv[0], "revoke") == 0 && str_to_int(str_from(argv[1]), &id))
        return account_token_revoke(ctx, id) == ST_OK ? EXIT_DONE : failed(ctx, "token revoke");
    return usage(TOKEN_USAGE);
}

const struct command ACCOUNT_COMMANDS[] = {
    {"init", INIT_USAGE, init},
    {"user", USER_USAGE, user},
    {"token", TOKEN_USAGE, token},
    {0},
};
