// SPDX-License-Identifier: MulanPSL-2.0
/* renda import: the same preview and import from the command line. */
#include "modules/import/import_commands.h"
#include "modules/import/import_actions.h"
#include "platform/text.h"
#include <dirent.h>

enum { DONE, FAILED, USAGE, FAULTS_PRINTED = 50, FOLDER_FILES_MAX = 500 };

static const char USAGE_TEXT[] =
    "import KIND FILE [--commit] [--accept-duplicates first|last]   without --commit: only a look\n"
    "import KIND FILE... [--commit]   kinds of documents: all the files, or none\n"
    "import --folder DIR [--commit]   the sheets KIND.csv, KIND-more.xlsx … in the order in which\n"
    "                                 they build on each other; ends at the first faulty one\n"
    "import --list   the kinds and their headings";

struct order {
    const char *kind, *path, *folder;
    char **paths; /* of documents */
    size_t paths_count;
    enum import_repeats repeats;
    bool commit, list;
};

static bool parse(int argc, char **argv, struct order *out)
{
    *out = (struct order){0};
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "--commit") == 0) {
            out->commit = true;
        } else if (strcmp(argv[i], "--list") == 0) {
            out->list = true;
        } else if (strcmp(argv[i], "--folder") == 0 && i + 1 < argc) {
            out->folder = argv[++i];
        } else if (strcmp(argv[i], "--accept-duplicates") == 0) {
            out->repeats = import_repeats_of(str_from(i + 1 < argc ? argv[i + 1] : ""));
            if (out->repeats == IMPORT_REPEATS_REFUSED)
                return false;
            i++;
        } else if (argv[i][0] == '-') {
            return false;
        } else if (out->kind == NULL) {
            out->kind = argv[i];
        } else {
            argv[out->paths_count++] = argv[i]; /* never past what has been read */
        }
    }
    out->paths = argv;
    out->path = out->paths_count > 0 ? argv[0] : NULL;
    if (out->list || out->folder != NULL)
        return out->kind == NULL && (!out->list || out->folder == NULL);
    return out->path != NULL;
}

static int complain(struct ctx *ctx)
{
    const struct err *err = &ctx->err;
    const struct str sentence =
        TF(ctx->arena, err->key != NULL ? err->key : "error.internal", str_from(err->arg));

    fprintf(stderr, "renda import: " STR_FMT "%s%s\n", STR_ARG(sentence),
            err->detail[0] != '\0' ? " — " : "", err->detail);
    return FAILED;
}

static void print_report(const struct import_report *r)
{
    const size_t shown = r->faults_count < FAULTS_PRINTED ? r->faults_count : FAULTS_PRINTED;

    printf("good %zu, faulty %zu, already there %zu, left out %zu\n", r->good, r->faulty,
           r->present, r->left_out);
    arr_each (i, shown)
        printf("%zu\t" STR_FMT "\t" STR_FMT "\n", r->faults[i].row, STR_ARG(r->faults[i].heading),
               STR_ARG(r->faults[i].sentence));
    if (r->faults_total > shown)
        printf("… and %zu more\n", r->faults_total - shown);
    if (r->changed > 0)
        printf("changes %zu that are there\n", r->changed);
}

static int list_kinds(void)
{
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        for (const struct import_document_kind *k = MODULES[m]->documents;
             k != NULL && k->name != NULL; k++)
            printf("%s: JSON\n", k->name);
        for (const struct import_kind *k = MODULES[m]->imports; k != NULL && k->name != NULL; k++) {
            printf("%s:", k->name);
            for (const struct import_column *c = k->columns; c->name != NULL; c++)
                printf(" " STR_FMT "%s", STR_ARG(import_heading(c)), c->required ? "*" : "");
            printf("\n");
        }
    }
    return DONE;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

static enum status print_same(struct ctx *ctx, const struct import_kind *kind, const char *path)
{
    struct import_batch before;
    struct str hash;
    enum status st;

    TRY(import_file_hash(ctx, path, &hash));
    st = import_same_file(ctx, kind, hash, &before);
    if (st == ST_OK)
        printf("the same file was imported before: batch %lld, %lld rows written\n",
               (long long)before.id, (long long)before.written);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static int bring_documents(struct ctx *ctx, const struct import_document_kind *kind,
                           const struct order *order)
{
    struct import_document_report r;

    if (import_documents(ctx, kind, (const char *const *)order->paths, order->paths_count,
                         !order->commit, &r) != ST_OK) {
        if (r.document.len > 0)
            fprintf(stderr, STR_FMT ": ", STR_ARG(r.document));
        return complain(ctx);
    }
    printf("%s: " STR_FMT "\n", order->commit ? "imported" : "new", STR_ARG(r.summary));
    printf("%zu written, %zu already there\n", r.made, r.present);
    if (!order->commit)
        printf("nothing is written: add --commit to import\n");
    return DONE;
}

static int run_order(struct ctx *ctx, const struct order *order)
{
    const struct import_document_kind *documents = import_document_kind_find(str_from(order->kind));
    const struct import_kind *kind = import_kind_of(ctx, str_from(order->kind));
    struct import_report r;
    struct import_batch b;

    if (documents != NULL)
        return bring_documents(ctx, documents, order);
    if (kind != NULL && order->paths_count > 1) {
        fprintf(stderr, "renda import: one sheet at a time\n");
        return USAGE;
    }
    if (kind == NULL) {
        fprintf(stderr, "renda import: no kind '%s': see renda import --list\n", order->kind);
        return USAGE;
    }
    if (print_same(ctx, kind, order->path) != ST_OK ||
        import_check(ctx, kind, order->path, order->repeats, &r) != ST_OK)
        return complain(ctx);
    print_report(&r);
    if (r.faulty > 0) {
        fprintf(stderr, "renda import: %zu faulty rows, nothing is written: correct them%s\n",
                r.faulty,
                r.repeated > 0 && order->repeats == IMPORT_REPEATS_REFUSED
                    ? " or choose with --accept-duplicates first|last"
                    : "");
        return FAILED;
    }
    if (!order->commit) {
        printf("nothing is written: add --commit to import\n");
        return DONE;
    }
    if (import_file(ctx, kind, order->path, str_from(base_name(order->path)), order->repeats, &b) !=
        ST_OK)
        return complain(ctx);
    printf("imported: batch %lld, %lld written, %lld skipped, %lld left out\n", (long long)b.id,
           (long long)b.written, (long long)b.skipped, (long long)b.left_out);
    return DONE;
}

/* ---------------------------------------------------------------- a folder of sheets */

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The names of its files, hidden ones left out, sorted; false: it cannot be read. */
static bool folder_read(struct ctx *ctx, const char *path, struct str *names, size_t *out_count)
{
    DIR *dir = opendir(path);
    const struct dirent *e;

    *out_count = 0;
    if (dir == NULL)
        return false;
    while (*out_count < FOLDER_FILES_MAX && (e = readdir(dir)) != NULL)
        if (e->d_name[0] != '.')
            names[(*out_count)++] = str_dup(ctx->arena, str_from(e->d_name));
    closedir(dir);
    qsort(names, *out_count, sizeof *names, by_name);
    return true;
}

/* "petition.csv" (mark '.'), then "petition-2019.xlsx" (mark '-') are petitions. */
static bool is_of_kind(struct str name, const char *kind, char mark)
{
    const size_t len = strlen(kind);

    return str_starts(name, str_from(kind)) && name.len > len && name.ptr[len] == mark;
}

static bool is_of_any(struct str name)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct import_kind *k = MODULES[m]->imports; k != NULL && k->name != NULL; k++)
            if (is_of_kind(name, k->name, '.') || is_of_kind(name, k->name, '-'))
                return true;
    return false;
}

/* "ledger.first_topic.csv", "ledger.first_topic-2019.xlsx": the kind that the installation has made
 * itself; "" if it has none. */
static struct str made_here(struct ctx *ctx, struct str name)
{
    while (name.len > 0 && name.ptr[name.len - 1] != '.')
        name.len--;
    name.len -= name.len > 0;
    arr_each (i, name.len)
        if (name.ptr[i] == '-')
            name.len = i;
    return import_kind_of(ctx, name) != NULL ? name : S("");
}

static int bring_file(struct ctx *ctx, const struct order *order, const char *kind, struct str name)
{
    struct order one = *order;

    one.kind = kind;
    one.path = str_printf(ctx->arena, "%s/" STR_FMT, order->folder, STR_ARG(name)).ptr;
    printf("== " STR_FMT "\n", STR_ARG(name));
    return run_order(ctx, &one);
}

static int bring_kind(struct ctx *ctx, const struct order *order, const char *kind, char mark,
                      const struct str *names, size_t count)
{
    arr_each (i, count) {
        const int code =
            is_of_kind(names[i], kind, mark) ? bring_file(ctx, order, kind, names[i]) : DONE;

        if (code != DONE)
            return code;
    }
    return DONE;
}

/* Those of kinds that the installation has made come after all others, by their names. */
static int bring_made_here(struct ctx *ctx, const struct order *order, const struct str *names,
                           size_t count)
{
    arr_each (i, count) {
        const int code =
            is_of_any(names[i])
                ? DONE
                : bring_file(ctx, order, str_z(ctx->arena, made_here(ctx, names[i])), names[i]);

        if (code != DONE)
            return code;
    }
    return DONE;
}

static int bring_folder(struct ctx *ctx, const struct order *order)
{
    struct str *names = arena_array(ctx->arena, FOLDER_FILES_MAX, struct str);
    size_t count;

    if (!folder_read(ctx, order->folder, names, &count)) {
        fprintf(stderr, "renda import: cannot read the folder %s\n", order->folder);
        return FAILED;
    }
    arr_each (i, count)
        if (!is_of_any(names[i]) && made_here(ctx, names[i]).len == 0) {
            fprintf(stderr, "renda import: " STR_FMT ": of no kind: see renda import --list\n",
                    STR_ARG(names[i]));
            return USAGE;
        }
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct import_kind *k = MODULES[m]->imports; k != NULL && k->name != NULL; k++) {
            int code = bring_kind(ctx, order, k->name, '.', names, count);

            if (code == DONE)
                code = bring_kind(ctx, order, k->name, '-', names, count);
            if (code != DONE)
                return code;
        }
    return bring_made_here(ctx, order, names, count);
}

static int run(struct ctx *ctx, int argc, char **argv)
{
    struct order order;

    if (!parse(argc, argv, &order)) {
        fprintf(stderr, "renda import: usage: renda import KIND FILE [--commit]"
                        " [--accept-duplicates first|last]\n");
        return USAGE;
    }
    if (order.folder != NULL)
        return bring_folder(ctx, &order);
    return order.list ? list_kinds() : run_order(ctx, &order);
}

const struct command IMPORT_COMMANDS[] = {
    {"import", USAGE_TEXT, run},
    {0},
};
