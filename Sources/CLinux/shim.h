// glibc has these since 2.28, but shows them to Swift only under _GNU_SOURCE.
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path,
              unsigned int flags);
enum { WHITESPOT_RENAME_EXCHANGE = 1 << 1 };
