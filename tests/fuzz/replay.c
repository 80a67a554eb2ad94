// SPDX-License-Identifier: MulanPSL-2.0
/* Runs a fuzz target over the files of its corpus, as a test: replay FOLDER. */
#include "base/tap.h"
#include <dirent.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The whole file in the arena; false if it cannot be read. */
static bool slurp(struct arena *a, const char *path, struct str *out)
{
    FILE *f = fopen(path, "rb");
    char *bytes;
    long size;
    bool good;

    if (f == NULL)
        return false;
    good = fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0 && fseek(f, 0, SEEK_SET) == 0;
    bytes = arena_alloc(a, good ? (size_t)size : 0);
    good = good && fread(bytes, 1, (size_t)size, f) == (size_t)size;
    fclose(f);
    if (good)
        *out = (struct str){bytes, (size_t)size};
    return good;
}

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    struct dirent *entry;

    OK(folder != NULL, "the corpus is there");
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        struct arena *a = arena_open(0);
        const struct str path = str_printf(a, "%s/%s", argv[1], entry->d_name);
        struct str input;

        if (entry->d_name[0] != '.') {
            OK(slurp(a, path.ptr, &input) &&
                   LLVMFuzzerTestOneInput((const uint8_t *)input.ptr, input.len) == 0,
               entry->d_name);
        }
        arena_close(a);
    }
    if (folder != NULL)
        closedir(folder);
    OK(tap_count > 1, "and is not empty");
    return tap_done();
}
