/* The system calls of a process in the sandbox, each with its reason; all others are refused. Those
 * that are allowed with some arguments only stand in sandbox.c. CALL(name) is defined by the
 * includer. */

/* What is open already, or was opened for reading. */
CALL(read)
CALL(readv)
CALL(pread64) /* pictures and fonts, by libraries */
CALL(write)   /* to the terminal and the parent */
CALL(writev)  /* the same, by libraries */
CALL(lseek)
CALL(close)
CALL(dup)   /* zlib, by libxlsxwriter */
CALL(dup2)  /* silence instead of standard error */
CALL(fcntl) /* flags of descriptors */
CALL(fadvise64)
CALL(ftruncate)    /* of files in memory: nothing else is open for writing */
CALL(memfd_create) /* files in memory, where a library wants a file */
/* What is there. Landlock lets a file's name be asked for, not its bytes. */
CALL(fstat)
CALL(stat)
CALL(lstat)
CALL(newfstatat)
CALL(statx)
CALL(statfs) /* fontconfig */
CALL(fstatfs)
CALL(access)
CALL(faccessat)
CALL(faccessat2)
CALL(readlink) /* realpath */
CALL(readlinkat)
CALL(getcwd)
CALL(getdents64)
/* Memory. */
CALL(mmap)
CALL(munmap)
CALL(mremap)
CALL(mprotect)
CALL(madvise)
CALL(brk)
/* Threads of libraries, and their locks. */
CALL(futex)
CALL(set_robust_list)
CALL(rseq)
CALL(set_tid_address)
CALL(sched_yield)
CALL(sched_getaffinity) /* how many processors there are */
/* Processes of ours: who they are, and their ends. */
CALL(getpid)
CALL(getppid)
CALL(gettid)
CALL(getuid) /* GLib asks whether the program runs as somebody else */
CALL(geteuid)
CALL(getgid)
CALL(getegid)
CALL(getresuid)
CALL(getresgid)
CALL(wait4)
CALL(kill)   /* children; Landlock keeps it from others */
CALL(tgkill) /* abort() */
CALL(exit)
CALL(exit_group)
CALL(restart_syscall)
/* Signals to us. */
CALL(rt_sigaction)
CALL(rt_sigprocmask)
CALL(rt_sigreturn)
CALL(rt_sigpending)
CALL(sigaltstack)
/* Pipes from children, sockets to the steward, and how threads wake each other. */
CALL(eventfd2)
CALL(pipe2)
CALL(poll)
CALL(ppoll)
CALL(sendmsg)
CALL(shutdown)
/* Limits, clocks, chance, and what kind of system this is. */
CALL(getrusage)
CALL(clock_gettime)
CALL(clock_getres)
CALL(gettimeofday)
CALL(clock_nanosleep)
CALL(getrandom)
CALL(uname)
CALL(sysinfo)
CALL(seccomp) /* to be closed further */
