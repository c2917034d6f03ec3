// cpython_names.h - the public names of CPython 3.13's library; written by cpython_names.py, do not edit.
//
// Each row is a module or class and, after it, what it has: words separated by blanks. Rows are sorted.
#ifndef LOOPCHEF_VM_CPYTHON_NAMES_H
#define LOOPCHEF_VM_CPYTHON_NAMES_H

static const char *const cpython_modules[] = {
    "__future__",
    "_abc",
    "_aix_support",
    "_android_support",
    "_ast",
    "_asyncio",
    "_bisect",
    "_blake2",
    "_bz2",
    "_codecs",
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_collections",
    "_collections_abc",
    "_colorize",
    "_compat_pickle",
    "_compression",
    "_contextvars",
    "_csv",
    "_ctypes",
    "_curses",
    "_curses_panel",
    "_datetime",
    "_dbm",
    "_decimal",
    "_elementtree",
    "_frozen_importlib",
    "_frozen_importlib_external",
    "_functools",
    "_gdbm",
    "_hashlib",
    "_heapq",
    "_imp",
    "_interpchannels",
    "_interpqueues",
    "_interpreters",
    "_io",
    "_ios_support",
    "_json",
    "_locale",
    "_lsprof",
    "_lzma",
    "_markupbase",
    "_md5",
    "_multibytecodec",
    "_multiprocessing",
    "_opcode",
    "_opcode_metadata",
    "_operator",
    "_osx_support",
    "_pickle",
    "_posixshmem",
    "_posixsubprocess",
    "_py_abc",
    "_pydatetime",
    "_pydecimal",
    "_pyio",
    "_pylong",
    "_pyrepl",
    "_queue",
    "_random",
    "_sha1",
    "_sha2",
    "_sha3",
    "_signal",
    "_sitebuiltins",
    "_socket",
    "_sqlite3",
    "_sre",
    "_ssl",
    "_stat",
    "_statistics",
    "_string",
    "_strptime",
    "_struct",
    "_suggestions",
    "_symtable",
    "_sysconfig",
    "_thread",
    "_threading_local",
    "_tkinter",
    "_tokenize",
    "_tracemalloc",
    "_typing",
    "_uuid",
    "_warnings",
    "_weakref",
    "_weakrefset",
    "_zoneinfo",
    "abc",
    "antigravity",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "asyncio.__main__",
    "asyncio.base_events",
    "asyncio.base_futures",
    "asyncio.base_subprocess",
    "asyncio.base_tasks",
    "asyncio.constants",
    "asyncio.coroutines",
    "asyncio.events",
    "asyncio.exceptions",
    "asyncio.format_helpers",
    "asyncio.futures",
    "asyncio.locks",
    "asyncio.log",
    "asyncio.mixins",
    "asyncio.proactor_events",
    "asyncio.protocols",
    "asyncio.queues",
    "asyncio.runners",
    "asyncio.selector_events",
    "asyncio.sslproto",
    "asyncio.staggered",
    "asyncio.streams",
    "asyncio.subprocess",
    "asyncio.taskgroups",
    "asyncio.tasks",
    "asyncio.threads",
    "asyncio.timeouts",
    "asyncio.transports",
    "asyncio.trsock",
    "asyncio.unix_events",
    "asyncio.windows_events",
    "asyncio.windows_utils",
    "atexit",
    "base64",
    "bdb",
    "binascii",
    "bisect",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cmath",
    "cmd",
    "code",
    "codecs",
    "codeop",
    "collections",
    "collections.abc",
    "colorsys",
    "compileall",
    "concurrent",
    "concurrent.futures",
    "concurrent.futures._base",
    "concurrent.futures.process",
    "concurrent.futures.thread",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "csv",
    "ctypes",
    "ctypes._aix",
    "ctypes._endian",
    "ctypes.macholib",
    "ctypes.macholib.dyld",
    "ctypes.macholib.dylib",
    "ctypes.macholib.framework",
    "ctypes.util",
    "ctypes.wintypes",
    "curses",
    "curses.ascii",
    "curses.has_key",
    "curses.panel",
    "curses.textpad",
    "dataclasses",
    "datetime",
    "dbm",
    "dbm.dumb",
    "dbm.gnu",
    "dbm.ndbm",
    "dbm.sqlite3",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "email",
    "email._encoded_words",
    "email._header_value_parser",
    "email._parseaddr",
    "email._policybase",
    "email.base64mime",
    "email.charset",
    "email.contentmanager",
    "email.encoders",
    "email.errors",
    "email.feedparser",
    "email.generator",
    "email.header",
    "email.headerregistry",
    "email.iterators",
    "email.message",
    "email.mime",
    "email.mime.application",
    "email.mime.audio",
    "email.mime.base",
    "email.mime.image",
    "email.mime.message",
    "email.mime.multipart",
    "email.mime.nonmultipart",
    "email.mime.text",
    "email.parser",
    "email.policy",
    "email.quoprimime",
    "email.utils",
    "encodings",
    "encodings.aliases",
    "encodings.ascii",
    "encodings.base64_codec",
    "encodings.big5",
    "encodings.big5hkscs",
    "encodings.bz2_codec",
    "encodings.charmap",
    "encodings.cp037",
    "encodings.cp1006",
    "encodings.cp1026",
    "encodings.cp1125",
    "encodings.cp1140",
    "encodings.cp1250",
    "encodings.cp1251",
    "encodings.cp1252",
    "encodings.cp1253",
    "encodings.cp1254",
    "encodings.cp1255",
    "encodings.cp1256",
    "encodings.cp1257",
    "encodings.cp1258",
    "encodings.cp273",
    "encodings.cp424",
    "encodings.cp437",
    "encodings.cp500",
    "encodings.cp720",
    "encodings.cp737",
    "encodings.cp775",
    "encodings.cp850",
    "encodings.cp852",
    "encodings.cp855",
    "encodings.cp856",
    "encodings.cp857",
    "encodings.cp858",
    "encodings.cp860",
    "encodings.cp861",
    "encodings.cp862",
    "encodings.cp863",
    "encodings.cp864",
    "encodings.cp865",
    "encodings.cp866",
    "encodings.cp869",
    "encodings.cp874",
    "encodings.cp875",
    "encodings.cp932",
    "encodings.cp949",
    "encodings.cp950",
    "encodings.euc_jis_2004",
    "encodings.euc_jisx0213",
    "encodings.euc_jp",
    "encodings.euc_kr",
    "encodings.gb18030",
    "encodings.gb2312",
    "encodings.gbk",
    "encodings.hex_codec",
    "encodings.hp_roman8",
    "encodings.hz",
    "encodings.idna",
    "encodings.iso2022_jp",
    "encodings.iso2022_jp_1",
    "encodings.iso2022_jp_2",
    "encodings.iso2022_jp_2004",
    "encodings.iso2022_jp_3",
    "encodings.iso2022_jp_ext",
    "encodings.iso2022_kr",
    "encodings.iso8859_1",
    "encodings.iso8859_10",
    "encodings.iso8859_11",
    "encodings.iso8859_13",
    "encodings.iso8859_14",
    "encodings.iso8859_15",
    "encodings.iso8859_16",
    "encodings.iso8859_2",
    "encodings.iso8859_3",
    "encodings.iso8859_4",
    "encodings.iso8859_5",
    "encodings.iso8859_6",
    "encodings.iso8859_7",
    "encodings.iso8859_8",
    "encodings.iso8859_9",
    "encodings.johab",
    "encodings.koi8_r",
    "encodings.koi8_t",
    "encodings.koi8_u",
    "encodings.kz1048",
    "encodings.latin_1",
    "encodings.mac_arabic",
    "encodings.mac_croatian",
    "encodings.mac_cyrillic",
    "encodings.mac_farsi",
    "encodings.mac_greek",
    "encodings.mac_iceland",
    "encodings.mac_latin2",
    "encodings.mac_roman",
    "encodings.mac_romanian",
    "encodings.mac_turkish",
    "encodings.mbcs",
    "encodings.oem",
    "encodings.palmos",
    "encodings.ptcp154",
    "encodings.punycode",
    "encodings.quopri_codec",
    "encodings.raw_unicode_escape",
    "encodings.rot_13",
    "encodings.shift_jis",
    "encodings.shift_jis_2004",
    "encodings.shift_jisx0213",
    "encodings.tis_620",
    "encodings.undefined",
    "encodings.unicode_escape",
    "encodings.utf_16",
    "encodings.utf_16_be",
    "encodings.utf_16_le",
    "encodings.utf_32",
    "encodings.utf_32_be",
    "encodings.utf_32_le",
    "encodings.utf_7",
    "encodings.utf_8",
    "encodings.utf_8_sig",
    "encodings.uu_codec",
    "encodings.zlib_codec",
    "ensurepip",
    "enum",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "genericpath",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "grp",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "html.entities",
    "html.parser",
    "http",
    "http.client",
    "http.cookiejar",
    "http.cookies",
    "http.server",
    "idlelib",
    "imaplib",
    "importlib",
    "importlib._abc",
    "importlib._bootstrap",
    "importlib._bootstrap_external",
    "importlib.abc",
    "importlib.machinery",
    "importlib.metadata",
    "importlib.metadata._adapters",
    "importlib.metadata._collections",
    "importlib.metadata._functools",
    "importlib.metadata._itertools",
    "importlib.metadata._meta",
    "importlib.metadata._text",
    "importlib.metadata.diagnose",
    "importlib.readers",
    "importlib.resources",
    "importlib.resources._adapters",
    "importlib.resources._common",
    "importlib.resources._functional",
    "importlib.resources._itertools",
    "importlib.resources.abc",
    "importlib.resources.readers",
    "importlib.resources.simple",
    "importlib.simple",
    "importlib.util",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "json.decoder",
    "json.encoder",
    "json.scanner",
    "json.tool",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "logging.config",
    "logging.handlers",
    "lzma",
    "mailbox",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "multiprocessing",
    "multiprocessing.connection",
    "multiprocessing.context",
    "multiprocessing.dummy",
    "multiprocessing.dummy.connection",
    "multiprocessing.forkserver",
    "multiprocessing.heap",
    "multiprocessing.managers",
    "multiprocessing.pool",
    "multiprocessing.popen_fork",
    "multiprocessing.popen_forkserver",
    "multiprocessing.popen_spawn_posix",
    "multiprocessing.popen_spawn_win32",
    "multiprocessing.process",
    "multiprocessing.queues",
    "multiprocessing.reduction",
    "multiprocessing.resource_sharer",
    "multiprocessing.resource_tracker",
    "multiprocessing.shared_memory",
    "multiprocessing.sharedctypes",
    "multiprocessing.spawn",
    "multiprocessing.synchronize",
    "multiprocessing.util",
    "netrc",
    "ntpath",
    "nturl2path",
    "numbers",
    "opcode",
    "operator",
    "optparse",
    "os",
    "os.path",
    "pathlib",
    "pathlib._abc",
    "pathlib._local",
    "pdb",
    "pickle",
    "pickletools",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "posix",
    "posixpath",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pydoc_data",
    "pyexpat",
    "queue",
    "quopri",
    "random",
    "re",
    "re._casefix",
    "re._compiler",
    "re._constants",
    "re._parser",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "sqlite3.__main__",
    "sqlite3.dbapi2",
    "sqlite3.dump",
    "sre_compile",
    "sre_constants",
    "sre_parse",
    "ssl",
    "stat",
    "statistics",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "symtable",
    "sys",
    "sysconfig",
    "sysconfig.__main__",
    "syslog",
    "tabnanny",
    "tarfile",
    "tempfile",
    "termios",
    "textwrap",
    "this",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "tomllib._parser",
    "tomllib._re",
    "tomllib._types",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "unittest.__main__",
    "unittest._log",
    "unittest.async_case",
    "unittest.case",
    "unittest.loader",
    "unittest.main",
    "unittest.mock",
    "unittest.result",
    "unittest.runner",
    "unittest.signals",
    "unittest.suite",
    "unittest.util",
    "urllib",
    "urllib.error",
    "urllib.parse",
    "urllib.request",
    "urllib.response",
    "urllib.robotparser",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "wsgiref",
    "wsgiref.handlers",
    "wsgiref.headers",
    "wsgiref.simple_server",
    "wsgiref.types",
    "wsgiref.util",
    "wsgiref.validate",
    "xml",
    "xml.dom",
    "xml.dom.NodeFilter",
    "xml.dom.domreg",
    "xml.dom.expatbuilder",
    "xml.dom.minicompat",
    "xml.dom.minidom",
    "xml.dom.pulldom",
    "xml.dom.xmlbuilder",
    "xml.etree",
    "xml.etree.ElementInclude",
    "xml.etree.ElementPath",
    "xml.etree.ElementTree",
    "xml.etree.cElementTree",
    "xml.parsers",
    "xml.parsers.expat",
    "xml.sax",
    "xml.sax._exceptions",
    "xml.sax.expatreader",
    "xml.sax.handler",
    "xml.sax.saxutils",
    "xml.sax.xmlreader",
    "xmlrpc",
    "xmlrpc.client",
    "xmlrpc.server",
    "zipapp",
    "zipfile",
    "zipfile.__main__",
    "zipfile._path",
    "zipfile._path.glob",
    "zipimport",
    "zlib",
    "zoneinfo",
    "zoneinfo._common",
    "zoneinfo._tzpath",
    "zoneinfo._zoneinfo",
};

static const char *const cpython_module_names[] = {
    "abc ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token "
    "update_abstractmethods",
    "array ArrayType array typecodes",
    "asyncio ALL_COMPLETED AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy AbstractServer Barrier "
    "BaseEventLoop BaseProtocol BaseTransport BoundedSemaphore BrokenBarrierError BufferedProtocol CancelledError "
    "Condition DatagramProtocol DatagramTransport DefaultEventLoopPolicy Event EventLoop FIRST_COMPLETED "
    "FIRST_EXCEPTION FastChildWatcher Future Handle IncompleteReadError InvalidStateError LifoQueue "
    "LimitOverrunError Lock MultiLoopChildWatcher PidfdChildWatcher PriorityQueue Protocol Queue QueueEmpty "
    "QueueFull QueueShutDown ReadTransport Runner SafeChildWatcher SelectorEventLoop Semaphore "
    "SendfileNotAvailableError Server StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol "
    "SubprocessTransport Task TaskGroup ThreadedChildWatcher Timeout TimeoutError TimerHandle Transport "
    "WriteTransport all_tasks as_completed base_events base_futures base_subprocess base_tasks constants coroutines "
    "create_eager_task_factory create_subprocess_exec create_subprocess_shell create_task current_task "
    "eager_task_factory ensure_future events exceptions format_helpers futures gather get_child_watcher "
    "get_event_loop get_event_loop_policy get_running_loop iscoroutine iscoroutinefunction isfuture locks log "
    "mixins new_event_loop open_connection open_unix_connection protocols queues run run_coroutine_threadsafe "
    "runners selector_events set_child_watcher set_event_loop set_event_loop_policy shield sleep sslproto staggered "
    "start_server start_unix_server streams subprocess sys taskgroups tasks threads timeout timeout_at timeouts "
    "to_thread transports trsock unix_events wait wait_for wrap_future",
    "asyncio.base_events BaseEventLoop MAXIMUM_SELECT_TIMEOUT Server collections concurrent constants coroutines "
    "errno events exceptions functools futures heapq itertools logger os protocols socket ssl sslproto staggered "
    "stat subprocess sys tasks threading time timeouts traceback transports trsock warnings weakref",
    "asyncio.base_futures format_helpers isfuture reprlib",
    "asyncio.base_tasks base_futures coroutines linecache reprlib traceback",
    "asyncio.constants ACCEPT_RETRY_DELAY DEBUG_STACK_DEPTH FLOW_CONTROL_HIGH_WATER_SSL_READ "
    "FLOW_CONTROL_HIGH_WATER_SSL_WRITE LOG_THRESHOLD_FOR_CONNLOST_WRITES SENDFILE_FALLBACK_READBUFFER_SIZE "
    "SSL_HANDSHAKE_TIMEOUT SSL_SHUTDOWN_TIMEOUT THREAD_JOIN_TIMEOUT enum",
    "asyncio.coroutines collections inspect iscoroutine iscoroutinefunction os sys types",
    "asyncio.events AbstractEventLoop AbstractEventLoopPolicy AbstractServer BaseDefaultEventLoopPolicy Handle "
    "TimerHandle contextvars format_helpers get_child_watcher get_event_loop get_event_loop_policy get_running_loop "
    "new_event_loop on_fork os set_child_watcher set_event_loop set_event_loop_policy signal socket subprocess sys "
    "threading",
    "asyncio.exceptions BrokenBarrierError CancelledError IncompleteReadError InvalidStateError LimitOverrunError "
    "SendfileNotAvailableError TimeoutError",
    "asyncio.format_helpers constants extract_stack functools inspect reprlib sys traceback",
    "asyncio.futures Future GenericAlias STACK_DEBUG base_futures concurrent contextvars events exceptions "
    "format_helpers isfuture logging sys wrap_future",
    "asyncio.locks Barrier BoundedSemaphore Condition Event Lock Semaphore collections enum exceptions mixins",
    "asyncio.log logger logging",
    "asyncio.mixins events threading",
    "asyncio.protocols BaseProtocol BufferedProtocol DatagramProtocol Protocol SubprocessProtocol",
    "asyncio.queues GenericAlias LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown collections heapq "
    "locks mixins",
    "asyncio.runners Runner constants contextvars coroutines enum events exceptions functools run signal tasks "
    "threading",
    "asyncio.selector_events BaseSelectorEventLoop SC_IOV_MAX base_events collections constants errno events "
    "functools futures itertools logger os protocols selectors socket ssl sslproto transports trsock warnings "
    "weakref",
    "asyncio.sslproto AppProtocolState SSLAgainErrors SSLProtocol SSLProtocolState add_flowcontrol_defaults "
    "collections constants enum exceptions logger protocols ssl transports warnings",
    "asyncio.staggered contextlib events exceptions_mod locks staggered_race tasks",
    "asyncio.streams FlowControlMixin StreamReader StreamReaderProtocol StreamWriter collections coroutines events "
    "exceptions format_helpers logger open_connection open_unix_connection protocols sleep socket start_server "
    "start_unix_server sys warnings weakref",
    "asyncio.subprocess DEVNULL PIPE Process STDOUT SubprocessStreamProtocol create_subprocess_exec "
    "create_subprocess_shell events logger protocols streams subprocess tasks",
    "asyncio.taskgroups TaskGroup events exceptions tasks",
    "asyncio.tasks ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION GenericAlias Task all_tasks as_completed "
    "base_tasks concurrent contextvars coroutines create_eager_task_factory create_task current_task "
    "eager_task_factory ensure_future events exceptions functools futures gather inspect itertools math queues "
    "run_coroutine_threadsafe shield sleep timeouts types wait wait_for weakref",
    "asyncio.threads contextvars events functools to_thread",
    "asyncio.timeouts Optional Timeout TracebackType Type enum events exceptions final tasks timeout timeout_at",
    "asyncio.transports BaseTransport DatagramTransport ReadTransport SubprocessTransport Transport WriteTransport",
    "asyncio.trsock TransportSocket socket",
    "asyncio.unix_events AbstractChildWatcher BaseChildWatcher DefaultEventLoopPolicy EventLoop FastChildWatcher "
    "MultiLoopChildWatcher PidfdChildWatcher SafeChildWatcher SelectorEventLoop ThreadedChildWatcher base_events "
    "base_subprocess can_use_pidfd constants coroutines errno events exceptions futures io itertools logger os "
    "selector_events selectors signal socket stat subprocess sys tasks threading transports waitstatus_to_exitcode "
    "warnings",
    "atexit register unregister",
    "base64 MAXBINSIZE MAXLINESIZE a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode "
    "b32hexencode b64decode b64encode b85decode b85encode binascii bytes_types decode decodebytes encode "
    "encodebytes main re standard_b64decode standard_b64encode struct urlsafe_b64decode urlsafe_b64encode z85decode "
    "z85encode",
    "bisect bisect bisect_left bisect_right insort insort_left insort_right",
    "builtins ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError "
    "BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError "
    "ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning "
    "EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError "
    "FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError "
    "IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None "
    "NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning "
    "PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning "
    "RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit "
    "TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError "
    "UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError abs aiter all anext any "
    "ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr "
    "dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex "
    "id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open "
    "ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super "
    "tuple type vars zip",
    "collections ChainMap Counter OrderedDict UserDict UserList UserString abc defaultdict deque namedtuple",
    "collections.abc ABCMeta AsyncGenerator AsyncIterable AsyncIterator Awaitable Buffer ByteString Callable "
    "Collection Container Coroutine EllipsisType FunctionType Generator GenericAlias Hashable ItemsView Iterable "
    "Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized "
    "ValuesView abstractmethod async_generator bytearray_iterator bytes_iterator coroutine dict_itemiterator "
    "dict_items dict_keyiterator dict_keys dict_valueiterator dict_values framelocalsproxy generator list_iterator "
    "list_reverseiterator longrange_iterator mappingproxy range_iterator set_iterator str_iterator sys "
    "tuple_iterator zip_iterator",
    "concurrent.futures ALL_COMPLETED BrokenExecutor CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION Future "
    "InvalidStateError TimeoutError as_completed wait",
    "concurrent.futures.process BrokenProcessPool EXTRA_QUEUED_CALLS ProcessPoolExecutor Queue format_exception "
    "itertools mp multiprocessing os partial queue sys threading weakref",
    "concurrent.futures.thread BrokenThreadPool ThreadPoolExecutor itertools os queue threading types weakref",
    "contextlib AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack "
    "ContextDecorator ExitStack GenericAlias MethodType abc aclosing asynccontextmanager chdir closing "
    "contextmanager deque nullcontext os redirect_stderr redirect_stdout suppress sys wraps",
    "contextvars Context ContextVar Token copy_context",
    "copy Error copy deepcopy dispatch_table error replace",
    "copyreg add_extension clear_extension_cache constructor dispatch_table pickle pickle_complex pickle_union "
    "remove_extension",
    "dataclasses Field FrozenInstanceError InitVar KW_ONLY MISSING abc asdict astuple copy dataclass field fields "
    "inspect is_dataclass itertools keyword make_dataclass re recursive_repr replace sys types",
    "datetime MAXYEAR MINYEAR UTC date datetime datetime_CAPI time timedelta timezone tzinfo",
    "decimal BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext "
    "DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation HAVE_CONTEXTVAR "
    "HAVE_THREADS Inexact InvalidContext InvalidOperation MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow ROUND_05UP "
    "ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP Rounded Subnormal "
    "Underflow getcontext localcontext setcontext",
    "difflib Differ GenericAlias HtmlDiff IS_CHARACTER_JUNK IS_LINE_JUNK Match SequenceMatcher context_diff "
    "diff_bytes get_close_matches ndiff restore unified_diff",
    "enum CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumDict EnumMeta EnumType Flag "
    "FlagBoundary IntEnum IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE auto bin bltns "
    "global_enum global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name "
    "pickle_by_global_name property show_flag_values sys unique verify",
    "errno E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD EBADMSG EBADR "
    "EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK "
    "EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ EINPROGRESS "
    "EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST "
    "ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP "
    "ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV ENOENT ENOEXEC "
    "ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK "
    "ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO EOPNOTSUPP EOVERFLOW "
    "EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE EREMOTEIO "
    "ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT "
    "ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL errorcode",
    "fractions Decimal Fraction functools math numbers operator re sys",
    "functools GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key "
    "get_cache_token lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch "
    "singledispatchmethod total_ordering update_wrapper wraps",
    "gc DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks collect disable enable "
    "freeze garbage get_count get_debug get_freeze_count get_objects get_referents get_referrers get_stats "
    "get_threshold is_finalized is_tracked isenabled set_debug set_threshold unfreeze",
    "glob contextlib escape fnmatch functools glob glob0 glob1 has_magic iglob itertools magic_check "
    "magic_check_bytes operator os re stat sys translate",
    "hashlib algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac scrypt sha1 "
    "sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256",
    "heapq heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
    "html entities escape unescape",
    "importlib abc import_module invalidate_caches machinery metadata reload resources sys util",
    "inspect AGEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED ArgInfo Arguments Attribute BlockFinder "
    "BoundArguments BufferFlags CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED CO_ASYNC_GENERATOR "
    "CO_COROUTINE CO_GENERATOR CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE CO_OPTIMIZED CO_VARARGS "
    "CO_VARKEYWORDS ClassFoundException ClosureVars EndOfBlock FrameInfo FullArgSpec GEN_CLOSED GEN_CREATED "
    "GEN_RUNNING GEN_SUSPENDED OrderedDict Parameter Signature TPFLAGS_IS_ABSTRACT Traceback abc ast attrgetter "
    "builtins classify_class_attrs cleandoc collections currentframe dis enum findsource formatannotation "
    "formatannotationrelativeto formatargvalues functools get_annotations getabsfile getargs getargvalues "
    "getasyncgenlocals getasyncgenstate getattr_static getblock getcallargs getclasstree getclosurevars getcomments "
    "getcoroutinelocals getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals "
    "getgeneratorstate getinnerframes getlineno getmembers getmembers_static getmodule getmodulename getmro "
    "getouterframes getsource getsourcefile getsourcelines importlib indentsize isabstract isasyncgen "
    "isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor "
    "isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor iskeyword ismemberdescriptor ismethod "
    "ismethoddescriptor ismethodwrapper ismodule isroutine istraceback itertools linecache make_weakref "
    "markcoroutinefunction modulesbyfile namedtuple os re signature stack sys token tokenize trace types unwrap "
    "walktree",
    "io BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO "
    "DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END SEEK_SET StringIO "
    "TextIOBase TextIOWrapper UnsupportedOperation abc open open_code text_encoding",
    "itertools accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile "
    "filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest",
    "json JSONDecodeError JSONDecoder JSONEncoder codecs decoder detect_encoding dump dumps encoder load loads "
    "scanner",
    "keyword iskeyword issoftkeyword kwlist softkwlist",
    "linecache cache checkcache clearcache getline getlines lazycache updatecache",
    "logging BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter "
    "GenericAlias Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle PlaceHolder "
    "RootLogger StrFormatStyle StreamHandler StringTemplateStyle Template WARN WARNING addLevelName atexit "
    "basicConfig captureWarnings collections critical currentframe debug disable error exception fatal "
    "getHandlerByName getHandlerNames getLevelName getLevelNamesMapping getLogRecordFactory getLogger "
    "getLoggerClass info io lastResort log logAsyncioTasks logMultiprocessing logProcesses logThreads makeLogRecord "
    "os raiseExceptions re root setLogRecordFactory setLoggerClass shutdown sys threading time traceback warn "
    "warning warnings weakref",
    "logging.handlers BaseRotatingHandler BufferingHandler DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT "
    "DEFAULT_TCP_LOGGING_PORT DEFAULT_UDP_LOGGING_PORT DatagramHandler HTTPHandler MemoryHandler NTEventLogHandler "
    "QueueHandler QueueListener RotatingFileHandler SMTPHandler SYSLOG_TCP_PORT SYSLOG_UDP_PORT SocketHandler "
    "SysLogHandler TimedRotatingFileHandler WatchedFileHandler copy io logging os pickle queue re socket struct "
    "threading time",
    "math acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 "
    "expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm "
    "ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod "
    "tan tanh tau trunc ulp",
    "multiprocessing Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event "
    "JoinableQueue Lock Manager Pipe Pool Process ProcessError Queue RLock RawArray RawValue SUBDEBUG SUBWARNING "
    "Semaphore SimpleQueue TimeoutError Value active_children allow_connection_pickling context cpu_count "
    "current_process dummy freeze_support get_all_start_methods get_context get_logger get_start_method "
    "log_to_stderr parent_process process reducer reduction set_executable set_forkserver_preload set_start_method "
    "sys",
    "multiprocessing.pool ApplyResult AsyncResult CLOSE ExceptionWithTraceback IMapIterator IMapUnorderedIterator "
    "INIT MapResult MaybeEncodingError Pool RUN RemoteTraceback TERMINATE ThreadPool TimeoutError collections "
    "get_context itertools job_counter mapstar os queue rebuild_exc starmapstar threading time traceback types util "
    "wait warnings worker",
    "numbers ABCMeta Complex Integral Number Rational Real abstractmethod",
    "operator abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand "
    "iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub "
    "itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift "
    "setitem sub truediv truth xor",
    "os CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED CLONE_FILES CLONE_FS CLONE_NEWCGROUP "
    "CLONE_NEWIPC CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWTIME CLONE_NEWUSER CLONE_NEWUTS CLONE_SIGHAND "
    "CLONE_SYSVSEM CLONE_THREAD CLONE_VM DirEntry EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG "
    "EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE "
    "EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM GenericAlias "
    "MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB "
    "MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK "
    "MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT "
    "O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH "
    "O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE "
    "POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE "
    "POSIX_SPAWN_CLOSEFROM POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT "
    "P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE "
    "RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO SCHED_IDLE "
    "SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SPLICE_F_MORE "
    "SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID "
    "ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TFD_CLOEXEC TFD_NONBLOCK TFD_TIMER_ABSTIME "
    "TFD_TIMER_CANCEL_ON_SET TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED "
    "WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX "
    "X_OK abc abort access altsep chdir chmod chown chroot close closerange confstr confstr_names copy_file_range "
    "cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ environb error eventfd eventfd_read "
    "eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown fdatasync "
    "fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking "
    "get_exec_path get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid "
    "getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid "
    "getresuid getsid getuid getxattr grantpt initgroups isatty kill killpg lchown linesep link listdir listxattr "
    "lockf login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open "
    "openpty pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate "
    "posix_openpt posix_spawn posix_spawnp pread preadv process_cpu_count ptsname putenv pwrite pwritev read "
    "readlink readv register_at_fork remove removedirs removexattr rename renames replace rmdir scandir "
    "sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param "
    "sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield sendfile sep "
    "set_blocking set_inheritable setegid seteuid setgid setgroups setns setpgid setpgrp setpriority setregid "
    "setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp "
    "spawnvpe splice st stat stat_result statvfs statvfs_result strerror supports_bytes_environ supports_dir_fd "
    "supports_effective_ids supports_fd supports_follow_symlinks symlink sync sys sysconf sysconf_names system "
    "tcgetpgrp tcsetpgrp terminal_size timerfd_create timerfd_gettime timerfd_gettime_ns timerfd_settime "
    "timerfd_settime_ns times times_result truncate ttyname umask uname uname_result unlink unlockpt unsetenv "
    "unshare urandom utime wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode walk write writev",
    "os.path abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser "
    "expandvars extsep genericpath getatime getctime getmtime getsize isabs isdevdrive isdir isfile isjunction "
    "islink ismount join lexists normcase normpath os pardir pathsep realpath relpath samefile sameopenfile "
    "samestat sep split splitdrive splitext splitroot stat supports_unicode_filenames sys",
    "pathlib Path PosixPath PurePath PurePosixPath PureWindowsPath UnsupportedOperation WindowsPath",
    "pickle ADDITEMS APPEND APPENDS BINBYTES BINBYTES8 BINFLOAT BINGET BININT BININT1 BININT2 BINPERSID BINPUT "
    "BINSTRING BINUNICODE BINUNICODE8 BUILD BYTEARRAY8 DEFAULT_PROTOCOL DICT DUP EMPTY_DICT EMPTY_LIST EMPTY_SET "
    "EMPTY_TUPLE EXT1 EXT2 EXT4 FALSE FLOAT FRAME FROZENSET FunctionType GET GLOBAL HIGHEST_PROTOCOL INST INT LIST "
    "LONG LONG1 LONG4 LONG_BINGET LONG_BINPUT MARK MEMOIZE NEWFALSE NEWOBJ NEWOBJ_EX NEWTRUE NEXT_BUFFER NONE OBJ "
    "PERSID POP POP_MARK PROTO PUT PickleBuffer PickleError Pickler PicklingError READONLY_BUFFER REDUCE SETITEM "
    "SETITEMS SHORT_BINBYTES SHORT_BINSTRING SHORT_BINUNICODE STACK_GLOBAL STOP STRING TRUE TUPLE TUPLE1 TUPLE2 "
    "TUPLE3 UNICODE Unpickler UnpicklingError bytes_types codecs compatible_formats decode_long dispatch_table dump "
    "dumps encode_long format_version io islice load loads maxsize pack partial re sys unpack whichmodule",
    "pprint PrettyPrinter isreadable isrecursive pformat pp pprint re saferepr",
    "queue Empty Full LifoQueue PriorityQueue Queue ShutDown SimpleQueue deque heappop heappush threading time "
    "types",
    "random BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI betavariate binomialvariate "
    "choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate main normalvariate "
    "paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform "
    "vonmisesvariate weibullvariate",
    "re A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern PatternError RegexFlag S "
    "Scanner U UNICODE VERBOSE X compile copyreg enum error escape findall finditer fullmatch functools match purge "
    "search split sub subn",
    "reprlib Repr aRepr builtins get_ident islice recursive_repr repr",
    "sched Event count heapq namedtuple scheduler threading time",
    "secrets DEFAULT_ENTROPY SystemRandom base64 choice compare_digest randbelow randbits token_bytes token_hex "
    "token_urlsafe",
    "select EPOLLERR EPOLLET EPOLLEXCLUSIVE EPOLLHUP EPOLLIN EPOLLMSG EPOLLONESHOT EPOLLOUT EPOLLPRI EPOLLRDBAND "
    "EPOLLRDHUP EPOLLRDNORM EPOLLWRBAND EPOLLWRNORM EPOLL_CLOEXEC PIPE_BUF POLLERR POLLHUP POLLIN POLLMSG POLLNVAL "
    "POLLOUT POLLPRI POLLRDBAND POLLRDHUP POLLRDNORM POLLWRBAND POLLWRNORM epoll error poll select",
    "selectors ABCMeta BaseSelector DefaultSelector EVENT_READ EVENT_WRITE EpollSelector Mapping PollSelector "
    "SelectSelector SelectorKey abstractmethod math namedtuple select sys",
    "shutil COPY_BUFSIZE Error ExecError ReadError RegistryError SameFileError SpecialFileError chown collections "
    "copy copy2 copyfile copyfileobj copymode copystat copytree disk_usage errno fnmatch get_archive_formats "
    "get_terminal_size get_unpack_formats ignore_patterns make_archive move nt os posix register_archive_format "
    "register_unpack_format rmtree stat sys unpack_archive unregister_archive_format unregister_unpack_format which",
    "signal Handlers ITIMER_PROF ITIMER_REAL ITIMER_VIRTUAL ItimerError NSIG SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD "
    "SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX "
    "SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 "
    "SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIG_BLOCK SIG_DFL SIG_IGN SIG_SETMASK SIG_UNBLOCK Sigmasks Signals alarm "
    "default_int_handler getitimer getsignal pause pidfd_send_signal pthread_kill pthread_sigmask raise_signal "
    "set_wakeup_fd setitimer siginterrupt signal sigpending sigtimedwait sigwait sigwaitinfo strsignal "
    "struct_siginfo valid_signals",
    "socket AF_ALG AF_APPLETALK AF_ASH AF_ATMPVC AF_ATMSVC AF_AX25 AF_BRIDGE AF_CAN AF_DECnet AF_ECONET AF_INET "
    "AF_INET6 AF_IPX AF_IRDA AF_KEY AF_LLC AF_NETBEUI AF_NETLINK AF_NETROM AF_PACKET AF_PPPOX AF_QIPCRTR AF_RDS "
    "AF_ROSE AF_ROUTE AF_SECURITY AF_SNA AF_TIPC AF_UNIX AF_UNSPEC AF_VSOCK AF_WANPIPE AF_X25 AI_ADDRCONFIG AI_ALL "
    "AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_PASSIVE AI_V4MAPPED ALG_OP_DECRYPT ALG_OP_ENCRYPT ALG_OP_SIGN "
    "ALG_OP_VERIFY ALG_SET_AEAD_ASSOCLEN ALG_SET_AEAD_AUTHSIZE ALG_SET_IV ALG_SET_KEY ALG_SET_OP ALG_SET_PUBKEY "
    "AddressFamily AddressInfo CAN_BCM CAN_BCM_CAN_FD_FRAME CAN_BCM_RX_ANNOUNCE_RESUME CAN_BCM_RX_CHANGED "
    "CAN_BCM_RX_CHECK_DLC CAN_BCM_RX_DELETE CAN_BCM_RX_FILTER_ID CAN_BCM_RX_NO_AUTOTIMER CAN_BCM_RX_READ "
    "CAN_BCM_RX_RTR_FRAME CAN_BCM_RX_SETUP CAN_BCM_RX_STATUS CAN_BCM_RX_TIMEOUT CAN_BCM_SETTIMER CAN_BCM_STARTTIMER "
    "CAN_BCM_TX_ANNOUNCE CAN_BCM_TX_COUNTEVT CAN_BCM_TX_CP_CAN_ID CAN_BCM_TX_DELETE CAN_BCM_TX_EXPIRED "
    "CAN_BCM_TX_READ CAN_BCM_TX_RESET_MULTI_IDX CAN_BCM_TX_SEND CAN_BCM_TX_SETUP CAN_BCM_TX_STATUS CAN_EFF_FLAG "
    "CAN_EFF_MASK CAN_ERR_FLAG CAN_ERR_MASK CAN_ISOTP CAN_J1939 CAN_RAW CAN_RAW_FD_FRAMES CAN_RAW_FILTER "
    "CAN_RAW_JOIN_FILTERS CAN_RAW_LOOPBACK CAN_RAW_RECV_OWN_MSGS CAN_RTR_FLAG CAN_SFF_MASK CAPI CMSG_LEN CMSG_SPACE "
    "EAGAIN EAI_ADDRFAMILY EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NODATA EAI_NONAME EAI_OVERFLOW "
    "EAI_SERVICE EAI_SOCKTYPE EAI_SYSTEM EBADF ETHERTYPE_ARP ETHERTYPE_IP ETHERTYPE_IPV6 ETHERTYPE_VLAN ETH_P_ALL "
    "EWOULDBLOCK INADDR_ALLHOSTS_GROUP INADDR_ANY INADDR_BROADCAST INADDR_LOOPBACK INADDR_MAX_LOCAL_GROUP "
    "INADDR_NONE INADDR_UNSPEC_GROUP IOCTL_VM_SOCKETS_GET_LOCAL_CID IPPORT_RESERVED IPPORT_USERRESERVED IPPROTO_AH "
    "IPPROTO_DSTOPTS IPPROTO_EGP IPPROTO_ESP IPPROTO_FRAGMENT IPPROTO_GRE IPPROTO_HOPOPTS IPPROTO_ICMP "
    "IPPROTO_ICMPV6 IPPROTO_IDP IPPROTO_IGMP IPPROTO_IP IPPROTO_IPIP IPPROTO_IPV6 IPPROTO_MPTCP IPPROTO_NONE "
    "IPPROTO_PIM IPPROTO_PUP IPPROTO_RAW IPPROTO_ROUTING IPPROTO_RSVP IPPROTO_SCTP IPPROTO_TCP IPPROTO_TP "
    "IPPROTO_UDP IPPROTO_UDPLITE IPV6_CHECKSUM IPV6_DONTFRAG IPV6_DSTOPTS IPV6_HOPLIMIT IPV6_HOPOPTS "
    "IPV6_JOIN_GROUP IPV6_LEAVE_GROUP IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP IPV6_NEXTHOP "
    "IPV6_PATHMTU IPV6_PKTINFO IPV6_RECVDSTOPTS IPV6_RECVHOPLIMIT IPV6_RECVHOPOPTS IPV6_RECVPATHMTU "
    "IPV6_RECVPKTINFO IPV6_RECVRTHDR IPV6_RECVTCLASS IPV6_RTHDR IPV6_RTHDRDSTOPTS IPV6_RTHDR_TYPE_0 IPV6_TCLASS "
    "IPV6_UNICAST_HOPS IPV6_V6ONLY IP_ADD_MEMBERSHIP IP_ADD_SOURCE_MEMBERSHIP IP_BIND_ADDRESS_NO_PORT "
    "IP_BLOCK_SOURCE IP_DEFAULT_MULTICAST_LOOP IP_DEFAULT_MULTICAST_TTL IP_DROP_MEMBERSHIP "
    "IP_DROP_SOURCE_MEMBERSHIP IP_HDRINCL IP_MAX_MEMBERSHIPS IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL "
    "IP_OPTIONS IP_PKTINFO IP_RECVOPTS IP_RECVRETOPTS IP_RECVTOS IP_RETOPTS IP_TOS IP_TRANSPARENT IP_TTL "
    "IP_UNBLOCK_SOURCE IntEnum IntFlag J1939_EE_INFO_NONE J1939_EE_INFO_TX_ABORT J1939_FILTER_MAX J1939_IDLE_ADDR "
    "J1939_MAX_UNICAST_ADDR J1939_NLA_BYTES_ACKED J1939_NLA_PAD J1939_NO_ADDR J1939_NO_NAME J1939_NO_PGN "
    "J1939_PGN_ADDRESS_CLAIMED J1939_PGN_ADDRESS_COMMANDED J1939_PGN_MAX J1939_PGN_PDU1_MAX J1939_PGN_REQUEST "
    "MSG_CMSG_CLOEXEC MSG_CONFIRM MSG_CTRUNC MSG_DONTROUTE MSG_DONTWAIT MSG_EOR MSG_ERRQUEUE MSG_FASTOPEN MSG_MORE "
    "MSG_NOSIGNAL MSG_OOB MSG_PEEK MSG_TRUNC MSG_WAITALL MsgFlag NETLINK_CRYPTO NETLINK_DNRTMSG NETLINK_FIREWALL "
    "NETLINK_IP6_FW NETLINK_NFLOG NETLINK_ROUTE NETLINK_USERSOCK NETLINK_XFRM NI_DGRAM NI_IDN NI_MAXHOST NI_MAXSERV "
    "NI_NAMEREQD NI_NOFQDN NI_NUMERICHOST NI_NUMERICSERV PACKET_BROADCAST PACKET_FASTROUTE PACKET_HOST "
    "PACKET_LOOPBACK PACKET_MULTICAST PACKET_OTHERHOST PACKET_OUTGOING PF_CAN PF_PACKET PF_RDS SCM_CREDENTIALS "
    "SCM_J1939_DEST_ADDR SCM_J1939_DEST_NAME SCM_J1939_ERRQUEUE SCM_J1939_PRIO SCM_RIGHTS SHUT_RD SHUT_RDWR SHUT_WR "
    "SOCK_CLOEXEC SOCK_DGRAM SOCK_NONBLOCK SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_STREAM SOL_ALG SOL_CAN_BASE "
    "SOL_CAN_RAW SOL_IP SOL_RDS SOL_SOCKET SOL_TCP SOL_TIPC SOL_UDP SOMAXCONN SO_ACCEPTCONN SO_BINDTODEVICE "
    "SO_BINDTOIFINDEX SO_BROADCAST SO_DEBUG SO_DOMAIN SO_DONTROUTE SO_ERROR SO_INCOMING_CPU SO_J1939_ERRQUEUE "
    "SO_J1939_FILTER SO_J1939_PROMISC SO_J1939_SEND_PRIO SO_KEEPALIVE SO_LINGER SO_MARK SO_OOBINLINE SO_PASSCRED "
    "SO_PASSSEC SO_PEERCRED SO_PEERSEC SO_PRIORITY SO_PROTOCOL SO_RCVBUF SO_RCVLOWAT SO_RCVTIMEO SO_REUSEADDR "
    "SO_REUSEPORT SO_SNDBUF SO_SNDLOWAT SO_SNDTIMEO SO_TYPE SO_VM_SOCKETS_BUFFER_MAX_SIZE "
    "SO_VM_SOCKETS_BUFFER_MIN_SIZE SO_VM_SOCKETS_BUFFER_SIZE SocketIO SocketKind SocketType TCP_CC_INFO "
    "TCP_CONGESTION TCP_CORK TCP_DEFER_ACCEPT TCP_FASTOPEN TCP_FASTOPEN_CONNECT TCP_FASTOPEN_KEY "
    "TCP_FASTOPEN_NO_COOKIE TCP_INFO TCP_INQ TCP_KEEPCNT TCP_KEEPIDLE TCP_KEEPINTVL TCP_LINGER2 TCP_MAXSEG "
    "TCP_MD5SIG TCP_MD5SIG_EXT TCP_NODELAY TCP_NOTSENT_LOWAT TCP_QUEUE_SEQ TCP_QUICKACK TCP_REPAIR "
    "TCP_REPAIR_OPTIONS TCP_REPAIR_QUEUE TCP_REPAIR_WINDOW TCP_SAVED_SYN TCP_SAVE_SYN TCP_SYNCNT TCP_THIN_DUPACK "
    "TCP_THIN_LINEAR_TIMEOUTS TCP_TIMESTAMP TCP_TX_DELAY TCP_ULP TCP_USER_TIMEOUT TCP_WINDOW_CLAMP "
    "TCP_ZEROCOPY_RECEIVE TIPC_ADDR_ID TIPC_ADDR_NAME TIPC_ADDR_NAMESEQ TIPC_CFG_SRV TIPC_CLUSTER_SCOPE "
    "TIPC_CONN_TIMEOUT TIPC_CRITICAL_IMPORTANCE TIPC_DEST_DROPPABLE TIPC_HIGH_IMPORTANCE TIPC_IMPORTANCE "
    "TIPC_LOW_IMPORTANCE TIPC_MEDIUM_IMPORTANCE TIPC_NODE_SCOPE TIPC_PUBLISHED TIPC_SRC_DROPPABLE "
    "TIPC_SUBSCR_TIMEOUT TIPC_SUB_CANCEL TIPC_SUB_PORTS TIPC_SUB_SERVICE TIPC_TOP_SRV TIPC_WAIT_FOREVER "
    "TIPC_WITHDRAWN TIPC_ZONE_SCOPE UDPLITE_RECV_CSCOV UDPLITE_SEND_CSCOV VMADDR_CID_ANY VMADDR_CID_HOST "
    "VMADDR_PORT_ANY VM_SOCKETS_INVALID_VERSION array close create_connection create_server dup errno error fromfd "
    "gaierror getaddrinfo getdefaulttimeout getfqdn gethostbyaddr gethostbyname gethostbyname_ex gethostname "
    "getnameinfo getprotobyname getservbyname getservbyport has_dualstack_ipv6 has_ipv6 herror htonl htons "
    "if_indextoname if_nameindex if_nametoindex inet_aton inet_ntoa inet_ntop inet_pton io ntohl ntohs os recv_fds "
    "selectors send_fds setdefaulttimeout sethostname socket socketpair sys timeout",
    "socketserver BaseRequestHandler BaseServer BufferedIOBase DatagramRequestHandler ForkingMixIn ForkingTCPServer "
    "ForkingUDPServer ForkingUnixDatagramServer ForkingUnixStreamServer StreamRequestHandler TCPServer "
    "ThreadingMixIn ThreadingTCPServer ThreadingUDPServer ThreadingUnixDatagramServer ThreadingUnixStreamServer "
    "UDPServer UnixDatagramServer UnixStreamServer os selectors socket sys threading time",
    "sqlite3 Binary Blob Connection Cursor DataError DatabaseError Date DateFromTicks Error IntegrityError "
    "InterfaceError InternalError LEGACY_TRANSACTION_CONTROL NotSupportedError OperationalError PARSE_COLNAMES "
    "PARSE_DECLTYPES PrepareProtocol ProgrammingError Row SQLITE_ABORT SQLITE_ABORT_ROLLBACK SQLITE_ALTER_TABLE "
    "SQLITE_ANALYZE SQLITE_ATTACH SQLITE_AUTH SQLITE_AUTH_USER SQLITE_BUSY SQLITE_BUSY_RECOVERY "
    "SQLITE_BUSY_SNAPSHOT SQLITE_BUSY_TIMEOUT SQLITE_CANTOPEN SQLITE_CANTOPEN_CONVPATH SQLITE_CANTOPEN_DIRTYWAL "
    "SQLITE_CANTOPEN_FULLPATH SQLITE_CANTOPEN_ISDIR SQLITE_CANTOPEN_NOTEMPDIR SQLITE_CANTOPEN_SYMLINK "
    "SQLITE_CONSTRAINT SQLITE_CONSTRAINT_CHECK SQLITE_CONSTRAINT_COMMITHOOK SQLITE_CONSTRAINT_FOREIGNKEY "
    "SQLITE_CONSTRAINT_FUNCTION SQLITE_CONSTRAINT_NOTNULL SQLITE_CONSTRAINT_PINNED SQLITE_CONSTRAINT_PRIMARYKEY "
    "SQLITE_CONSTRAINT_ROWID SQLITE_CONSTRAINT_TRIGGER SQLITE_CONSTRAINT_UNIQUE SQLITE_CONSTRAINT_VTAB "
    "SQLITE_CORRUPT SQLITE_CORRUPT_INDEX SQLITE_CORRUPT_SEQUENCE SQLITE_CORRUPT_VTAB SQLITE_CREATE_INDEX "
    "SQLITE_CREATE_TABLE SQLITE_CREATE_TEMP_INDEX SQLITE_CREATE_TEMP_TABLE SQLITE_CREATE_TEMP_TRIGGER "
    "SQLITE_CREATE_TEMP_VIEW SQLITE_CREATE_TRIGGER SQLITE_CREATE_VIEW SQLITE_CREATE_VTABLE "
    "SQLITE_DBCONFIG_DEFENSIVE SQLITE_DBCONFIG_DQS_DDL SQLITE_DBCONFIG_DQS_DML SQLITE_DBCONFIG_ENABLE_FKEY "
    "SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION SQLITE_DBCONFIG_ENABLE_QPSG "
    "SQLITE_DBCONFIG_ENABLE_TRIGGER SQLITE_DBCONFIG_ENABLE_VIEW SQLITE_DBCONFIG_LEGACY_ALTER_TABLE "
    "SQLITE_DBCONFIG_LEGACY_FILE_FORMAT SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE SQLITE_DBCONFIG_RESET_DATABASE "
    "SQLITE_DBCONFIG_TRIGGER_EQP SQLITE_DBCONFIG_TRUSTED_SCHEMA SQLITE_DBCONFIG_WRITABLE_SCHEMA SQLITE_DELETE "
    "SQLITE_DENY SQLITE_DETACH SQLITE_DONE SQLITE_DROP_INDEX SQLITE_DROP_TABLE SQLITE_DROP_TEMP_INDEX "
    "SQLITE_DROP_TEMP_TABLE SQLITE_DROP_TEMP_TRIGGER SQLITE_DROP_TEMP_VIEW SQLITE_DROP_TRIGGER SQLITE_DROP_VIEW "
    "SQLITE_DROP_VTABLE SQLITE_EMPTY SQLITE_ERROR SQLITE_ERROR_MISSING_COLLSEQ SQLITE_ERROR_RETRY "
    "SQLITE_ERROR_SNAPSHOT SQLITE_FORMAT SQLITE_FULL SQLITE_FUNCTION SQLITE_IGNORE SQLITE_INSERT SQLITE_INTERNAL "
    "SQLITE_INTERRUPT SQLITE_IOERR SQLITE_IOERR_ACCESS SQLITE_IOERR_AUTH SQLITE_IOERR_BEGIN_ATOMIC "
    "SQLITE_IOERR_BLOCKED SQLITE_IOERR_CHECKRESERVEDLOCK SQLITE_IOERR_CLOSE SQLITE_IOERR_COMMIT_ATOMIC "
    "SQLITE_IOERR_CONVPATH SQLITE_IOERR_CORRUPTFS SQLITE_IOERR_DATA SQLITE_IOERR_DELETE SQLITE_IOERR_DELETE_NOENT "
    "SQLITE_IOERR_DIR_CLOSE SQLITE_IOERR_DIR_FSYNC SQLITE_IOERR_FSTAT SQLITE_IOERR_FSYNC SQLITE_IOERR_GETTEMPPATH "
    "SQLITE_IOERR_LOCK SQLITE_IOERR_MMAP SQLITE_IOERR_NOMEM SQLITE_IOERR_RDLOCK SQLITE_IOERR_READ "
    "SQLITE_IOERR_ROLLBACK_ATOMIC SQLITE_IOERR_SEEK SQLITE_IOERR_SHMLOCK SQLITE_IOERR_SHMMAP SQLITE_IOERR_SHMOPEN "
    "SQLITE_IOERR_SHMSIZE SQLITE_IOERR_SHORT_READ SQLITE_IOERR_TRUNCATE SQLITE_IOERR_UNLOCK SQLITE_IOERR_VNODE "
    "SQLITE_IOERR_WRITE SQLITE_LIMIT_ATTACHED SQLITE_LIMIT_COLUMN SQLITE_LIMIT_COMPOUND_SELECT "
    "SQLITE_LIMIT_EXPR_DEPTH SQLITE_LIMIT_FUNCTION_ARG SQLITE_LIMIT_LENGTH SQLITE_LIMIT_LIKE_PATTERN_LENGTH "
    "SQLITE_LIMIT_SQL_LENGTH SQLITE_LIMIT_TRIGGER_DEPTH SQLITE_LIMIT_VARIABLE_NUMBER SQLITE_LIMIT_VDBE_OP "
    "SQLITE_LIMIT_WORKER_THREADS SQLITE_LOCKED SQLITE_LOCKED_SHAREDCACHE SQLITE_LOCKED_VTAB SQLITE_MISMATCH "
    "SQLITE_MISUSE SQLITE_NOLFS SQLITE_NOMEM SQLITE_NOTADB SQLITE_NOTFOUND SQLITE_NOTICE "
    "SQLITE_NOTICE_RECOVER_ROLLBACK SQLITE_NOTICE_RECOVER_WAL SQLITE_OK SQLITE_OK_LOAD_PERMANENTLY "
    "SQLITE_OK_SYMLINK SQLITE_PERM SQLITE_PRAGMA SQLITE_PROTOCOL SQLITE_RANGE SQLITE_READ SQLITE_READONLY "
    "SQLITE_READONLY_CANTINIT SQLITE_READONLY_CANTLOCK SQLITE_READONLY_DBMOVED SQLITE_READONLY_DIRECTORY "
    "SQLITE_READONLY_RECOVERY SQLITE_READONLY_ROLLBACK SQLITE_RECURSIVE SQLITE_REINDEX SQLITE_ROW SQLITE_SAVEPOINT "
    "SQLITE_SCHEMA SQLITE_SELECT SQLITE_TOOBIG SQLITE_TRANSACTION SQLITE_UPDATE SQLITE_WARNING "
    "SQLITE_WARNING_AUTOINDEX Time TimeFromTicks Timestamp TimestampFromTicks Warning adapt adapters apilevel "
    "collections complete_statement connect converters datetime dbapi2 enable_callback_tracebacks paramstyle "
    "register_adapter register_converter sqlite_version sqlite_version_info threadsafety time",
    "ssl ALERT_DESCRIPTION_ACCESS_DENIED ALERT_DESCRIPTION_BAD_CERTIFICATE "
    "ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE "
    "ALERT_DESCRIPTION_BAD_RECORD_MAC ALERT_DESCRIPTION_CERTIFICATE_EXPIRED ALERT_DESCRIPTION_CERTIFICATE_REVOKED "
    "ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE "
    "ALERT_DESCRIPTION_CLOSE_NOTIFY ALERT_DESCRIPTION_DECODE_ERROR ALERT_DESCRIPTION_DECOMPRESSION_FAILURE "
    "ALERT_DESCRIPTION_DECRYPT_ERROR ALERT_DESCRIPTION_HANDSHAKE_FAILURE ALERT_DESCRIPTION_ILLEGAL_PARAMETER "
    "ALERT_DESCRIPTION_INSUFFICIENT_SECURITY ALERT_DESCRIPTION_INTERNAL_ERROR ALERT_DESCRIPTION_NO_RENEGOTIATION "
    "ALERT_DESCRIPTION_PROTOCOL_VERSION ALERT_DESCRIPTION_RECORD_OVERFLOW ALERT_DESCRIPTION_UNEXPECTED_MESSAGE "
    "ALERT_DESCRIPTION_UNKNOWN_CA ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY ALERT_DESCRIPTION_UNRECOGNIZED_NAME "
    "ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION "
    "ALERT_DESCRIPTION_USER_CANCELLED AlertDescription CERT_NONE CERT_OPTIONAL CERT_REQUIRED CHANNEL_BINDING_TYPES "
    "CertificateError DER_cert_to_PEM_cert DefaultVerifyPaths HAS_ALPN HAS_ECDH HAS_NEVER_CHECK_COMMON_NAME HAS_NPN "
    "HAS_PSK HAS_SNI HAS_SSLv2 HAS_SSLv3 HAS_TLSv1 HAS_TLSv1_1 HAS_TLSv1_2 HAS_TLSv1_3 MemoryBIO OPENSSL_VERSION "
    "OPENSSL_VERSION_INFO OPENSSL_VERSION_NUMBER OP_ALL OP_CIPHER_SERVER_PREFERENCE OP_ENABLE_KTLS "
    "OP_ENABLE_MIDDLEBOX_COMPAT OP_IGNORE_UNEXPECTED_EOF OP_LEGACY_SERVER_CONNECT OP_NO_COMPRESSION "
    "OP_NO_RENEGOTIATION OP_NO_SSLv2 OP_NO_SSLv3 OP_NO_TICKET OP_NO_TLSv1 OP_NO_TLSv1_1 OP_NO_TLSv1_2 OP_NO_TLSv1_3 "
    "OP_SINGLE_DH_USE OP_SINGLE_ECDH_USE Options PEM_FOOTER PEM_HEADER PEM_cert_to_DER_cert PROTOCOL_SSLv23 "
    "PROTOCOL_TLS PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER PROTOCOL_TLSv1 PROTOCOL_TLSv1_1 PROTOCOL_TLSv1_2 Purpose "
    "RAND_add RAND_bytes RAND_status SOCK_STREAM SOL_SOCKET SO_TYPE SSLCertVerificationError SSLContext SSLEOFError "
    "SSLError SSLErrorNumber SSLObject SSLSession SSLSocket SSLSyscallError SSLWantReadError SSLWantWriteError "
    "SSLZeroReturnError SSL_ERROR_EOF SSL_ERROR_INVALID_ERROR_CODE SSL_ERROR_SSL SSL_ERROR_SYSCALL "
    "SSL_ERROR_WANT_CONNECT SSL_ERROR_WANT_READ SSL_ERROR_WANT_WRITE SSL_ERROR_WANT_X509_LOOKUP "
    "SSL_ERROR_ZERO_RETURN TLSVersion VERIFY_ALLOW_PROXY_CERTS VERIFY_CRL_CHECK_CHAIN VERIFY_CRL_CHECK_LEAF "
    "VERIFY_DEFAULT VERIFY_X509_PARTIAL_CHAIN VERIFY_X509_STRICT VERIFY_X509_TRUSTED_FIRST VerifyFlags VerifyMode "
    "base64 cert_time_to_seconds create_connection create_default_context errno get_default_verify_paths "
    "get_protocol_name get_server_certificate namedtuple os socket socket_error sys warnings",
    "statistics Counter Decimal Fraction LinearRegression NormalDist StatisticsError acos asin atan bisect_left "
    "bisect_right correlation cos cosh count covariance defaultdict erf exp fabs fmean fsum geometric_mean groupby "
    "harmonic_mean hypot isfinite isinf itemgetter kde kde_random linear_regression log math mean median "
    "median_grouped median_high median_low mode multimode namedtuple numbers pi pstdev pvariance quantiles random "
    "reduce repeat sin sqrt stdev sumprod sys tan tau variance",
    "string Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits "
    "printable punctuation whitespace",
    "struct Struct calcsize error iter_unpack pack pack_into unpack unpack_from",
    "subprocess CalledProcessError CompletedProcess DEVNULL PIPE Popen STDOUT SubprocessError TimeoutExpired "
    "builtins call check_call check_output contextlib errno fcntl getoutput getstatusoutput io list2cmdline locale "
    "os run select selectors signal sys threading time types warnings",
    "sys abiflags activate_stack_trampoline addaudithook api_version argv audit base_exec_prefix base_prefix "
    "breakpointhook builtin_module_names byteorder call_tracing copyright deactivate_stack_trampoline displayhook "
    "dont_write_bytecode exc_info excepthook exception exec_prefix executable exit flags float_info "
    "float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits "
    "getallocatedblocks getdefaultencoding getdlopenflags getfilesystemencodeerrors getfilesystemencoding "
    "getprofile getrecursionlimit getrefcount getsizeof getswitchinterval gettrace getunicodeinternedsize hash_info "
    "hexversion implementation int_info intern is_finalizing is_stack_trampoline_active maxsize maxunicode "
    "meta_path modules monitoring orig_argv path path_hooks path_importer_cache platform platlibdir prefix "
    "pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags "
    "setprofile setrecursionlimit setswitchinterval settrace stderr stdin stdlib_module_names stdout thread_info "
    "unraisablehook version version_info warnoptions",
    "tempfile NamedTemporaryFile SpooledTemporaryFile TMP_MAX TemporaryDirectory TemporaryFile gettempdir "
    "gettempdirb gettempprefix gettempprefixb mkdtemp mkstemp mktemp tempdir template",
    "textwrap TextWrapper dedent fill indent re shorten wrap",
    "threading Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore "
    "TIMEOUT_MAX Thread ThreadError Timer WeakSet activeCount active_count currentThread current_thread enumerate "
    "excepthook get_ident get_native_id getprofile gettrace local main_thread setprofile setprofile_all_threads "
    "settrace settrace_all_threads stack_size warnings",
    "time CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI "
    "CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime "
    "clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter "
    "perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time "
    "thread_time thread_time_ns time time_ns timezone tzname tzset",
    "timeit Timer default_number default_repeat default_timer dummy_src_name gc itertools main reindent repeat sys "
    "template time timeit",
    "token AMPER AMPEREQUAL AT ATEQUAL CIRCUMFLEX CIRCUMFLEXEQUAL COLON COLONEQUAL COMMA COMMENT DEDENT DOT "
    "DOUBLESLASH DOUBLESLASHEQUAL DOUBLESTAR DOUBLESTAREQUAL ELLIPSIS ENCODING ENDMARKER EQEQUAL EQUAL ERRORTOKEN "
    "EXACT_TOKEN_TYPES EXCLAMATION FSTRING_END FSTRING_MIDDLE FSTRING_START GREATER GREATEREQUAL INDENT ISEOF "
    "ISNONTERMINAL ISTERMINAL LBRACE LEFTSHIFT LEFTSHIFTEQUAL LESS LESSEQUAL LPAR LSQB MINEQUAL MINUS NAME NEWLINE "
    "NL NOTEQUAL NT_OFFSET NUMBER N_TOKENS OP PERCENT PERCENTEQUAL PLUS PLUSEQUAL RARROW RBRACE RIGHTSHIFT "
    "RIGHTSHIFTEQUAL RPAR RSQB SEMI SLASH SLASHEQUAL SOFT_KEYWORD STAR STAREQUAL STRING TILDE TYPE_COMMENT "
    "TYPE_IGNORE VBAR VBAREQUAL tok_name",
    "tokenize AMPER AMPEREQUAL AT ATEQUAL BOM_UTF8 Binnumber CIRCUMFLEX CIRCUMFLEXEQUAL COLON COLONEQUAL COMMA "
    "COMMENT Comment ContStr DEDENT DOT DOUBLESLASH DOUBLESLASHEQUAL DOUBLESTAR DOUBLESTAREQUAL Decnumber Double "
    "Double3 ELLIPSIS ENCODING ENDMARKER EQEQUAL EQUAL ERRORTOKEN EXACT_TOKEN_TYPES EXCLAMATION Expfloat Exponent "
    "FSTRING_END FSTRING_MIDDLE FSTRING_START Floatnumber Funny GREATER GREATEREQUAL Hexnumber INDENT ISEOF "
    "ISNONTERMINAL ISTERMINAL Ignore Imagnumber Intnumber LBRACE LEFTSHIFT LEFTSHIFTEQUAL LESS LESSEQUAL LPAR LSQB "
    "MINEQUAL MINUS NAME NEWLINE NL NOTEQUAL NT_OFFSET NUMBER N_TOKENS Name Number OP Octnumber PERCENT "
    "PERCENTEQUAL PLUS PLUSEQUAL PlainToken Pointfloat PseudoExtras PseudoToken RARROW RBRACE RIGHTSHIFT "
    "RIGHTSHIFTEQUAL RPAR RSQB SEMI SLASH SLASHEQUAL SOFT_KEYWORD STAR STAREQUAL STRING Single Single3 Special "
    "String StringPrefix TILDE TYPE_COMMENT TYPE_IGNORE TextIOWrapper Token TokenError TokenInfo Triple Untokenizer "
    "VBAR VBAREQUAL Whitespace any blank_re collections cookie_re detect_encoding endpats functools generate_tokens "
    "group lookup main maybe open re single_quoted sys tabsize tok_name tokenize triple_quoted untokenize",
    "traceback ANSIColors BUILTIN_EXCEPTION_LIMIT FrameSummary StackSummary TracebackException clear_frames "
    "collections extract_stack extract_tb format_exc format_exception format_exception_only format_list "
    "format_stack format_tb itertools linecache print_exc print_exception print_last print_list print_stack "
    "print_tb suppress sys textwrap walk_stack walk_tb warnings",
    "types AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType "
    "CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias "
    "GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType MethodType "
    "MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType "
    "WrapperDescriptorType coroutine get_original_bases new_class prepare_class resolve_bases",
    "typing ABCMeta AbstractSet Annotated Any AnyStr AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO "
    "ByteString CT_co Callable ChainMap ClassVar Collection Concatenate Container Coroutine Counter DefaultDict "
    "Deque Dict EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet Generator Generic GenericAlias Hashable IO ItemsView "
    "Iterable Iterator KT KeysView List Literal LiteralString Mapping MappingView Match MethodDescriptorType "
    "MethodWrapperType MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoDefault "
    "NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Protocol ReadOnly Required "
    "Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex "
    "SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias TypeAliasType "
    "TypeGuard TypeIs TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ValuesView WrapperDescriptorType "
    "abstractmethod assert_never assert_type cast clear_overloads collections copyreg dataclass_transform "
    "defaultdict final functools get_args get_origin get_overloads get_protocol_members get_type_hints is_protocol "
    "is_typeddict no_type_check no_type_check_decorator operator overload override reveal_type runtime_checkable "
    "sys types",
    "unittest BaseTestSuite FunctionTestCase SkipTest TestCase TestLoader TestProgram TestResult TestSuite "
    "TextTestResult TextTestRunner addModuleCleanup case defaultTestLoader doModuleCleanups enterModuleContext "
    "expectedFailure installHandler loader main registerResult removeHandler removeResult result runner signals "
    "skip skipIf skipUnless suite util",
    "unittest.mock ANY AsyncMagicMixin AsyncMock AsyncMockMixin Base CallableMixin CodeType DEFAULT FILTER_DIR "
    "FunctionTypes InvalidSpecError MagicMixin MagicMock MagicProxy MethodType Mock ModuleType NonCallableMagicMock "
    "NonCallableMock PropertyMock RLock ThreadingMixin ThreadingMock asyncio builtins call contextlib "
    "create_autospec file_spec inplace inspect io iscoroutinefunction magic_methods mock_open numerics open_spec "
    "partial patch pkgutil pprint right safe_repr seal sentinel sys threading wraps",
    "urllib.error ContentTooShortError HTTPError URLError io urllib",
    "urllib.parse DefragResult DefragResultBytes ParseResult ParseResultBytes ResultBase SplitResult "
    "SplitResultBytes clear_cache functools ipaddress math namedtuple non_hierarchical parse_qs parse_qsl quote "
    "quote_from_bytes quote_plus re scheme_chars splitattr splithost splitnport splitpasswd splitport splitquery "
    "splittag splittype splituser splitvalue to_bytes types unquote unquote_plus unquote_to_bytes unwrap urldefrag "
    "urlencode urljoin urlparse urlsplit urlunparse urlunsplit uses_fragment uses_netloc uses_params uses_query "
    "uses_relative warnings",
    "urllib.request AbstractBasicAuthHandler AbstractDigestAuthHandler AbstractHTTPHandler BaseHandler "
    "CacheFTPHandler ContentTooShortError DataHandler FTPHandler FancyURLopener FileHandler HTTPBasicAuthHandler "
    "HTTPCookieProcessor HTTPDefaultErrorHandler HTTPDigestAuthHandler HTTPError HTTPErrorProcessor HTTPHandler "
    "HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm HTTPPasswordMgrWithPriorAuth HTTPRedirectHandler HTTPSHandler "
    "MAXFTPCACHE OpenerDirector ProxyBasicAuthHandler ProxyDigestAuthHandler ProxyHandler Request URLError "
    "URLopener UnknownHandler addclosehook addinfourl base64 bisect build_opener contextlib email ftpcache "
    "ftperrors ftpwrapper getproxies getproxies_environment hashlib http install_opener io localhost noheaders os "
    "parse_http_list parse_keqv_list pathname2url proxy_bypass proxy_bypass_environment quote re request_host "
    "socket ssl string sys tempfile thishost time unquote unquote_to_bytes unwrap url2pathname urlcleanup urljoin "
    "urlopen urlparse urlretrieve urlsplit urlunparse warnings",
    "urllib.response addbase addclosehook addinfo addinfourl tempfile",
    "uuid Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE RESERVED_MICROSOFT "
    "RESERVED_NCS RFC_4122 SafeUUID UUID bytes_ getnode int_ main os sys uuid1 uuid3 uuid4 uuid5",
    "warnings WarningMessage catch_warnings defaultaction deprecated filters filterwarnings formatwarning "
    "onceregistry resetwarnings showwarning simplefilter sys warn warn_explicit",
    "weakref CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet "
    "WeakValueDictionary finalize getweakrefcount getweakrefs itertools proxy ref sys",
    "zlib DEFLATED DEF_BUF_SIZE DEF_MEM_LEVEL MAX_WBITS ZLIB_RUNTIME_VERSION ZLIB_VERSION Z_BEST_COMPRESSION "
    "Z_BEST_SPEED Z_BLOCK Z_DEFAULT_COMPRESSION Z_DEFAULT_STRATEGY Z_FILTERED Z_FINISH Z_FIXED Z_FULL_FLUSH "
    "Z_HUFFMAN_ONLY Z_NO_COMPRESSION Z_NO_FLUSH Z_PARTIAL_FLUSH Z_RLE Z_SYNC_FLUSH Z_TREES adler32 compress "
    "compressobj crc32 decompress decompressobj error",
    "zoneinfo InvalidTZPathWarning ZoneInfo ZoneInfoNotFoundError available_timezones reset_tzpath",
};

static const char *const cpython_class_names[] = {
    "abc.ABCMeta register",
    "array.array append buffer_info byteswap clear count extend frombytes fromfile fromlist fromunicode index "
    "insert itemsize pop remove reverse tobytes tofile tolist tounicode typecode",
    "asyncio.base_events.BaseEventLoop call_at call_exception_handler call_later call_soon call_soon_threadsafe "
    "close connect_accepted_socket connect_read_pipe connect_write_pipe create_connection create_datagram_endpoint "
    "create_future create_server create_task default_exception_handler get_debug get_exception_handler "
    "get_task_factory getaddrinfo getnameinfo is_closed is_running run_forever run_in_executor run_until_complete "
    "sendfile set_debug set_default_executor set_exception_handler set_task_factory shutdown_asyncgens "
    "shutdown_default_executor sock_sendfile start_tls stop subprocess_exec subprocess_shell time",
    "asyncio.base_events.Server abort_clients close close_clients get_loop is_serving serve_forever sockets "
    "start_serving wait_closed",
    "asyncio.base_events._SendfileFallbackProtocol connection_lost connection_made data_received drain eof_received "
    "pause_writing restore resume_writing",
    "asyncio.constants._SendfileMode FALLBACK TRY_NATIVE UNSUPPORTED",
    "asyncio.events.AbstractEventLoop add_reader add_signal_handler add_writer call_at call_exception_handler "
    "call_later call_soon call_soon_threadsafe close connect_accepted_socket connect_read_pipe connect_write_pipe "
    "create_connection create_datagram_endpoint create_future create_server create_task create_unix_connection "
    "create_unix_server default_exception_handler get_debug get_exception_handler get_task_factory getaddrinfo "
    "getnameinfo is_closed is_running remove_reader remove_signal_handler remove_writer run_forever run_in_executor "
    "run_until_complete sendfile set_debug set_default_executor set_exception_handler set_task_factory "
    "shutdown_asyncgens shutdown_default_executor sock_accept sock_connect sock_recv sock_recv_into sock_recvfrom "
    "sock_recvfrom_into sock_sendall sock_sendfile sock_sendto start_tls stop subprocess_exec subprocess_shell time",
    "asyncio.events.AbstractEventLoopPolicy get_child_watcher get_event_loop new_event_loop set_child_watcher "
    "set_event_loop",
    "asyncio.events.AbstractServer abort_clients close close_clients get_loop is_serving serve_forever "
    "start_serving wait_closed",
    "asyncio.events.BaseDefaultEventLoopPolicy get_event_loop new_event_loop set_event_loop",
    "asyncio.events.Handle cancel cancelled get_context",
    "asyncio.events.TimerHandle cancel when",
    "asyncio.events._RunningLoop loop_pid",
    "asyncio.futures.Future add_done_callback cancel cancelled done exception get_loop remove_done_callback result "
    "set_exception set_result",
    "asyncio.locks.Barrier abort broken n_waiting parties reset wait",
    "asyncio.locks.BoundedSemaphore release",
    "asyncio.locks.Condition notify notify_all wait wait_for",
    "asyncio.locks.Event clear is_set set wait",
    "asyncio.locks.Lock acquire locked release",
    "asyncio.locks.Semaphore acquire locked release",
    "asyncio.locks._BarrierState BROKEN DRAINING FILLING RESETTING",
    "asyncio.protocols.BaseProtocol connection_lost connection_made pause_writing resume_writing",
    "asyncio.protocols.BufferedProtocol buffer_updated eof_received get_buffer",
    "asyncio.protocols.DatagramProtocol datagram_received error_received",
    "asyncio.protocols.Protocol data_received eof_received",
    "asyncio.protocols.SubprocessProtocol pipe_connection_lost pipe_data_received process_exited",
    "asyncio.queues.Queue empty full get get_nowait join maxsize put put_nowait qsize shutdown task_done",
    "asyncio.runners.Runner close get_loop run",
    "asyncio.runners._State CLOSED CREATED INITIALIZED",
    "asyncio.selector_events.BaseSelectorEventLoop add_reader add_writer close remove_reader remove_writer "
    "sock_accept sock_connect sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto",
    "asyncio.selector_events._SelectorDatagramTransport get_write_buffer_size sendto",
    "asyncio.selector_events._SelectorSocketTransport can_write_eof close set_protocol write write_eof writelines",
    "asyncio.selector_events._SelectorTransport abort close get_protocol get_write_buffer_size is_closing "
    "is_reading max_size pause_reading resume_reading set_protocol",
    "asyncio.sslproto.AppProtocolState STATE_CON_LOST STATE_CON_MADE STATE_EOF STATE_INIT",
    "asyncio.sslproto.SSLProtocol buffer_updated connection_lost connection_made eof_received get_buffer max_size "
    "pause_writing resume_writing",
    "asyncio.sslproto.SSLProtocolState DO_HANDSHAKE FLUSHING SHUTDOWN UNWRAPPED WRAPPED",
    "asyncio.sslproto._SSLProtocolTransport abort can_write_eof close get_extra_info get_protocol "
    "get_read_buffer_limits get_read_buffer_size get_write_buffer_limits get_write_buffer_size is_closing "
    "is_reading pause_reading resume_reading set_protocol set_read_buffer_limits set_write_buffer_limits write "
    "write_eof writelines",
    "asyncio.streams.FlowControlMixin connection_lost pause_writing resume_writing",
    "asyncio.streams.StreamReader at_eof exception feed_data feed_eof read readexactly readline readuntil "
    "set_exception set_transport",
    "asyncio.streams.StreamReaderProtocol connection_lost connection_made data_received eof_received",
    "asyncio.streams.StreamWriter can_write_eof close drain get_extra_info is_closing start_tls transport "
    "wait_closed write write_eof writelines",
    "asyncio.subprocess.Process communicate kill returncode send_signal terminate wait",
    "asyncio.subprocess.SubprocessStreamProtocol connection_made pipe_connection_lost pipe_data_received "
    "process_exited",
    "asyncio.taskgroups.TaskGroup create_task",
    "asyncio.tasks.Task cancel cancelling get_context get_coro get_name get_stack print_stack set_exception "
    "set_name set_result uncancel",
    "asyncio.tasks._GatheringFuture cancel",
    "asyncio.timeouts.Timeout expired reschedule when",
    "asyncio.timeouts._State CREATED ENTERED EXITED EXPIRED EXPIRING",
    "asyncio.transports.BaseTransport close get_extra_info get_protocol is_closing set_protocol",
    "asyncio.transports.DatagramTransport abort sendto",
    "asyncio.transports.ReadTransport is_reading pause_reading resume_reading",
    "asyncio.transports.SubprocessTransport get_pid get_pipe_transport get_returncode kill send_signal terminate",
    "asyncio.transports.WriteTransport abort can_write_eof get_write_buffer_limits get_write_buffer_size "
    "set_write_buffer_limits write write_eof writelines",
    "asyncio.transports._FlowControlMixin get_write_buffer_limits get_write_buffer_size set_write_buffer_limits",
    "asyncio.trsock.TransportSocket dup family fileno get_inheritable getpeername getsockbyname getsockname "
    "getsockopt gettimeout proto setblocking setsockopt settimeout shutdown type",
    "asyncio.unix_events.AbstractChildWatcher add_child_handler attach_loop close is_active remove_child_handler",
    "asyncio.unix_events.BaseChildWatcher attach_loop close is_active",
    "asyncio.unix_events.FastChildWatcher add_child_handler close remove_child_handler",
    "asyncio.unix_events.MultiLoopChildWatcher add_child_handler attach_loop close is_active remove_child_handler",
    "asyncio.unix_events.PidfdChildWatcher add_child_handler attach_loop close is_active remove_child_handler",
    "asyncio.unix_events.SafeChildWatcher add_child_handler close remove_child_handler",
    "asyncio.unix_events.ThreadedChildWatcher add_child_handler attach_loop close is_active remove_child_handler",
    "asyncio.unix_events._UnixDefaultEventLoopPolicy get_child_watcher set_child_watcher set_event_loop",
    "asyncio.unix_events._UnixReadPipeTransport close get_protocol is_closing is_reading max_size pause_reading "
    "resume_reading set_protocol",
    "asyncio.unix_events._UnixSelectorEventLoop add_signal_handler close create_unix_connection create_unix_server "
    "remove_signal_handler",
    "asyncio.unix_events._UnixWritePipeTransport abort can_write_eof close get_protocol get_write_buffer_size "
    "is_closing set_protocol write write_eof",
    "builtins.AttributeError name obj",
    "builtins.BaseException add_note args with_traceback",
    "builtins.BaseExceptionGroup derive exceptions message split subgroup",
    "builtins.FrameLocalsProxy copy get items keys setdefault update values",
    "builtins.ImportError msg name name_from path",
    "builtins.NameError name",
    "builtins.OSError characters_written errno filename filename2 strerror",
    "builtins.StopIteration value",
    "builtins.SyntaxError end_lineno end_offset filename lineno msg offset print_file_and_line text",
    "builtins.SystemExit code",
    "builtins.UnicodeDecodeError encoding end object reason start",
    "builtins.UnicodeEncodeError encoding end object reason start",
    "builtins.UnicodeTranslateError encoding end object reason start",
    "builtins.async_generator aclose ag_await ag_code ag_frame ag_running ag_suspended asend athrow",
    "builtins.bytearray append capitalize center clear copy count decode endswith expandtabs extend find fromhex "
    "hex index insert isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip "
    "maketrans partition pop remove removeprefix removesuffix replace reverse rfind rindex rjust rpartition rsplit "
    "rstrip split splitlines startswith strip swapcase title translate upper zfill",
    "builtins.bytes capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha "
    "isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix "
    "removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase "
    "title translate upper zfill",
    "builtins.cell cell_contents",
    "builtins.code co_argcount co_cellvars co_code co_consts co_exceptiontable co_filename co_firstlineno co_flags "
    "co_freevars co_kwonlyargcount co_lines co_linetable co_lnotab co_name co_names co_nlocals co_positions "
    "co_posonlyargcount co_qualname co_stacksize co_varnames replace",
    "builtins.complex conjugate imag real",
    "builtins.coroutine close cr_await cr_code cr_frame cr_origin cr_running cr_suspended send throw",
    "builtins.dict clear copy fromkeys get items keys pop popitem setdefault update values",
    "builtins.dict_items isdisjoint mapping",
    "builtins.dict_keys isdisjoint mapping",
    "builtins.dict_values mapping",
    "builtins.float as_integer_ratio conjugate fromhex hex imag is_integer real",
    "builtins.frame clear f_back f_builtins f_code f_globals f_lasti f_lineno f_locals f_trace f_trace_lines "
    "f_trace_opcodes",
    "builtins.frozenset copy difference intersection isdisjoint issubset issuperset symmetric_difference union",
    "builtins.generator close gi_code gi_frame gi_running gi_suspended gi_yieldfrom send throw",
    "builtins.int as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator "
    "real to_bytes",
    "builtins.list append clear copy count extend index insert pop remove reverse sort",
    "builtins.mappingproxy copy get items keys values",
    "builtins.memoryview c_contiguous cast contiguous f_contiguous format hex itemsize nbytes ndim obj readonly "
    "release shape strides suboffsets tobytes tolist toreadonly",
    "builtins.property deleter fdel fget fset getter setter",
    "builtins.range count index start step stop",
    "builtins.set add clear copy difference difference_update discard intersection intersection_update isdisjoint "
    "issubset issuperset pop remove symmetric_difference symmetric_difference_update union update",
    "builtins.slice indices start step stop",
    "builtins.str capitalize casefold center count encode endswith expandtabs find format format_map index isalnum "
    "isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join "
    "ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit "
    "rstrip split splitlines startswith strip swapcase title translate upper zfill",
    "builtins.traceback tb_frame tb_lasti tb_lineno tb_next",
    "builtins.tuple count index",
    "builtins.type mro",
    "collections.ChainMap clear copy fromkeys get new_child parents pop popitem",
    "collections.Counter copy elements fromkeys most_common subtract total update",
    "collections.OrderedDict clear copy fromkeys items keys move_to_end pop popitem setdefault update values",
    "collections.UserDict copy fromkeys get",
    "collections.UserList append clear copy count extend index insert pop remove reverse sort",
    "collections.UserString capitalize casefold center count encode endswith expandtabs find format format_map "
    "index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle "
    "isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust "
    "rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill",
    "collections._Link key next prev",
    "collections.abc.AsyncGenerator aclose asend athrow",
    "collections.abc.Coroutine close send throw",
    "collections.abc.Generator close send throw",
    "collections.abc.Mapping get items keys values",
    "collections.abc.MutableMapping clear pop popitem setdefault update",
    "collections.abc.MutableSequence append clear extend insert pop remove reverse",
    "collections.abc.MutableSet add clear discard pop remove",
    "collections.abc.Sequence count index",
    "collections.abc.Set isdisjoint",
    "collections.defaultdict copy default_factory",
    "collections.deque append appendleft clear copy count extend extendleft index insert maxlen pop popleft remove "
    "reverse rotate",
    "concurrent.futures._base.Executor map shutdown submit",
    "concurrent.futures._base.Future add_done_callback cancel cancelled done exception result running set_exception "
    "set_result set_running_or_notify_cancel",
    "concurrent.futures.process.ProcessPoolExecutor map shutdown submit",
    "concurrent.futures.process._ExecutorManagerThread add_call_item_to_queue flag_executor_shutting_down "
    "get_n_children_alive is_shutting_down join_executor_internals process_result_item run shutdown_workers "
    "terminate_broken wait_result_broken_or_wakeup",
    "concurrent.futures.process._ThreadWakeup clear close wakeup",
    "concurrent.futures.thread.ThreadPoolExecutor shutdown submit",
    "concurrent.futures.thread._WorkItem run",
    "contextlib.AsyncExitStack aclose enter_async_context push_async_callback push_async_exit",
    "contextlib.ExitStack close",
    "contextlib._BaseExitStack callback enter_context pop_all push",
    "dataclasses.Field compare default default_factory hash init kw_only metadata name repr type",
    "dataclasses.InitVar type",
    "dataclasses._DataclassParams eq frozen init kw_only match_args order repr slots unsafe_hash weakref_slot",
    "dataclasses._FuncBuilder add_fn add_fns_to_class",
    "datetime.date ctime day fromisocalendar fromisoformat fromordinal fromtimestamp isocalendar isoformat "
    "isoweekday max min month replace resolution strftime timetuple today toordinal weekday year",
    "datetime.datetime astimezone combine ctime date dst fold fromisoformat fromtimestamp hour isoformat max "
    "microsecond min minute now replace resolution second strptime time timestamp timetuple timetz tzinfo tzname "
    "utcfromtimestamp utcnow utcoffset utctimetuple",
    "datetime.time dst fold fromisoformat hour isoformat max microsecond min minute replace resolution second "
    "strftime tzinfo tzname utcoffset",
    "datetime.timedelta days max microseconds min resolution seconds total_seconds",
    "datetime.timezone dst fromutc max min tzname utc utcoffset",
    "datetime.tzinfo dst fromutc tzname utcoffset",
    "decimal.Context Emax Emin Etiny Etop abs add canonical capitals clamp clear_flags clear_traps compare "
    "compare_signal compare_total compare_total_mag copy copy_abs copy_decimal copy_negate copy_sign create_decimal "
    "create_decimal_from_float divide divide_int divmod exp fma is_canonical is_finite is_infinite is_nan is_normal "
    "is_qnan is_signed is_snan is_subnormal is_zero ln log10 logb logical_and logical_invert logical_or logical_xor "
    "max max_mag min min_mag minus multiply next_minus next_plus next_toward normalize number_class plus power prec "
    "quantize radix remainder remainder_near rotate rounding same_quantum scaleb shift sqrt subtract to_eng_string "
    "to_integral to_integral_exact to_integral_value to_sci_string",
    "decimal.Decimal adjusted as_integer_ratio as_tuple canonical compare compare_signal compare_total "
    "compare_total_mag conjugate copy_abs copy_negate copy_sign exp fma from_float imag is_canonical is_finite "
    "is_infinite is_nan is_normal is_qnan is_signed is_snan is_subnormal is_zero ln log10 logb logical_and "
    "logical_invert logical_or logical_xor max max_mag min min_mag next_minus next_plus next_toward normalize "
    "number_class quantize radix real remainder_near rotate same_quantum scaleb shift sqrt to_eng_string "
    "to_integral to_integral_exact to_integral_value",
    "decimal.DecimalTuple digits exponent sign",
    "difflib.Differ compare",
    "difflib.HtmlDiff make_file make_table",
    "difflib.Match a b size",
    "difflib.SequenceMatcher find_longest_match get_grouped_opcodes get_matching_blocks get_opcodes quick_ratio "
    "ratio real_quick_ratio set_seq1 set_seq2 set_seqs",
    "enum.Enum name value",
    "enum.EnumCheck CONTINUOUS NAMED_FLAGS UNIQUE",
    "enum.EnumDict member_names update",
    "enum.FlagBoundary CONFORM EJECT KEEP STRICT",
    "enum.property member",
    "fractions.Fraction as_integer_ratio denominator from_decimal from_float is_integer limit_denominator numerator",
    "functools.CacheInfo currsize hits maxsize misses",
    "functools._HashedSeq hashvalue",
    "functools._lru_cache_wrapper cache_clear cache_info",
    "functools.partial args func keywords",
    "functools.singledispatchmethod register",
    "glob._Globber add_slash compile concat_path literal_selector lstat parse_entry recursive_selector scandir "
    "select_exists selector special_selector wildcard_selector",
    "glob._StringGlobber add_slash concat_path lstat parse_entry scandir",
    "inspect.ArgInfo args keywords locals varargs",
    "inspect.Arguments args varargs varkw",
    "inspect.Attribute defining_class kind name object",
    "inspect.BlockFinder tokeneater",
    "inspect.BoundArguments apply_defaults args arguments kwargs signature",
    "inspect.BufferFlags ANY_CONTIGUOUS CONTIG CONTIG_RO C_CONTIGUOUS FORMAT FULL FULL_RO F_CONTIGUOUS INDIRECT ND "
    "READ RECORDS RECORDS_RO SIMPLE STRIDED STRIDED_RO STRIDES WRITABLE WRITE",
    "inspect.ClosureVars builtins globals nonlocals unbound",
    "inspect.FullArgSpec annotations args defaults kwonlyargs kwonlydefaults varargs varkw",
    "inspect.Parameter KEYWORD_ONLY POSITIONAL_ONLY POSITIONAL_OR_KEYWORD VAR_KEYWORD VAR_POSITIONAL annotation "
    "default empty kind name replace",
    "inspect.Signature bind bind_partial empty format from_callable parameters replace return_annotation",
    "inspect._FrameInfo code_context filename frame function index lineno",
    "inspect._ParameterKind KEYWORD_ONLY POSITIONAL_ONLY POSITIONAL_OR_KEYWORD VAR_KEYWORD VAR_POSITIONAL",
    "inspect._Traceback code_context filename function index lineno",
    "itertools.chain from_iterable",
    "json.decoder.JSONDecoder decode raw_decode",
    "json.encoder.JSONEncoder default encode item_separator iterencode key_separator",
    "logging.BufferingFormatter format formatFooter formatHeader",
    "logging.FileHandler close emit",
    "logging.Filter filter",
    "logging.Filterer addFilter filter removeFilter",
    "logging.Formatter converter default_msec_format default_time_format format formatException formatMessage "
    "formatStack formatTime usesTime",
    "logging.Handler acquire close createLock emit flush format get_name handle handleError name release "
    "setFormatter setLevel set_name",
    "logging.LogRecord getMessage",
    "logging.Logger addHandler callHandlers critical debug error exception fatal findCaller getChild getChildren "
    "getEffectiveLevel handle hasHandlers info isEnabledFor log makeRecord manager removeHandler root setLevel warn "
    "warning",
    "logging.LoggerAdapter critical debug error exception getEffectiveLevel hasHandlers info isEnabledFor log "
    "manager name process setLevel warn warning",
    "logging.Manager disable getLogger setLogRecordFactory setLoggerClass",
    "logging.NullHandler createLock emit handle",
    "logging.PercentStyle asctime_format asctime_search default_format format usesTime validate validation_pattern",
    "logging.PlaceHolder append",
    "logging.StrFormatStyle asctime_format asctime_search default_format field_spec fmt_spec validate",
    "logging.StreamHandler emit flush setStream terminator",
    "logging.StringTemplateStyle asctime_format asctime_search default_format usesTime validate",
    "logging._StderrHandler stream",
    "logging.handlers.BaseRotatingHandler emit namer rotate rotation_filename rotator",
    "logging.handlers.BufferingHandler close emit flush shouldFlush",
    "logging.handlers.DatagramHandler makeSocket send",
    "logging.handlers.HTTPHandler emit getConnection mapLogRecord",
    "logging.handlers.MemoryHandler close flush setTarget shouldFlush",
    "logging.handlers.NTEventLogHandler close emit getEventCategory getEventType getMessageID",
    "logging.handlers.QueueHandler emit enqueue prepare",
    "logging.handlers.QueueListener dequeue enqueue_sentinel handle prepare start stop",
    "logging.handlers.RotatingFileHandler doRollover shouldRollover",
    "logging.handlers.SMTPHandler emit getSubject",
    "logging.handlers.SocketHandler close createSocket emit handleError makePickle makeSocket send",
    "logging.handlers.SysLogHandler LOG_ALERT LOG_AUTH LOG_AUTHPRIV LOG_CONSOLE LOG_CRIT LOG_CRON LOG_DAEMON "
    "LOG_DEBUG LOG_EMERG LOG_ERR LOG_FTP LOG_INFO LOG_KERN LOG_LOCAL0 LOG_LOCAL1 LOG_LOCAL2 LOG_LOCAL3 LOG_LOCAL4 "
    "LOG_LOCAL5 LOG_LOCAL6 LOG_LOCAL7 LOG_LPR LOG_MAIL LOG_NEWS LOG_NOTICE LOG_NTP LOG_SECURITY LOG_SOLCRON "
    "LOG_SYSLOG LOG_USER LOG_UUCP LOG_WARNING append_nul close createSocket emit encodePriority facility_names "
    "ident mapPriority priority_map priority_names",
    "logging.handlers.TimedRotatingFileHandler computeRollover doRollover getFilesToDelete shouldRollover",
    "logging.handlers.WatchedFileHandler emit reopenIfNeeded",
    "multiprocessing.pool.ApplyResult get ready successful wait",
    "multiprocessing.pool.IMapIterator next",
    "multiprocessing.pool.Pool Process apply apply_async close imap imap_unordered join map map_async starmap "
    "starmap_async terminate",
    "multiprocessing.pool.ThreadPool Process",
    "multiprocessing.queues.Queue cancel_join_thread close empty full get get_nowait join_thread put put_nowait "
    "qsize",
    "numbers.Complex conjugate imag real",
    "numbers.Integral denominator numerator",
    "numbers.Rational denominator numerator",
    "numbers.Real conjugate imag real",
    "os._Environ copy setdefault",
    "os._wrap_close close",
    "os.stat_result n_fields n_sequence_fields n_unnamed_fields st_atime st_atime_ns st_blksize st_blocks st_ctime "
    "st_ctime_ns st_dev st_gid st_ino st_mode st_mtime st_mtime_ns st_nlink st_rdev st_size st_uid",
    "os.statvfs_result f_bavail f_bfree f_blocks f_bsize f_favail f_ffree f_files f_flag f_frsize f_fsid f_namemax "
    "n_fields n_sequence_fields n_unnamed_fields",
    "os.terminal_size columns lines n_fields n_sequence_fields n_unnamed_fields",
    "pathlib._local.Path absolute as_uri chmod expanduser from_uri glob group hardlink_to is_junction is_mount "
    "iterdir mkdir open owner read_text readlink rename replace resolve rglob rmdir stat symlink_to touch unlink "
    "walk write_text",
    "pathlib._local.PurePath anchor as_uri drive is_absolute is_relative_to is_reserved joinpath name parent "
    "parents parser parts relative_to root with_name",
    "pathlib._local.PurePosixPath parser",
    "pathlib._local.PureWindowsPath parser",
    "pickle.PickleBuffer raw release",
    "pickle._Framer commit_frame end_framing start_framing write write_large_bytes",
    "pickle._Pickler clear_memo dispatch dump get memoize persistent_id put save save_bool save_bytearray "
    "save_bytes save_dict save_float save_frozenset save_global save_list save_long save_none save_pers "
    "save_picklebuffer save_reduce save_set save_str save_tuple save_type",
    "pickle._Unframer load_frame read readinto readline",
    "pickle._Unpickler dispatch find_class get_extension load load_additems load_append load_appends load_binbytes "
    "load_binbytes8 load_binfloat load_binget load_binint load_binint1 load_binint2 load_binpersid load_binput "
    "load_binstring load_binunicode load_binunicode8 load_build load_bytearray8 load_dict load_dup "
    "load_empty_dictionary load_empty_list load_empty_set load_empty_tuple load_ext1 load_ext2 load_ext4 load_false "
    "load_float load_frame load_frozenset load_get load_global load_inst load_int load_list load_long load_long1 "
    "load_long4 load_long_binget load_long_binput load_mark load_memoize load_newobj load_newobj_ex "
    "load_next_buffer load_none load_obj load_persid load_pop load_pop_mark load_proto load_put "
    "load_readonly_buffer load_reduce load_setitem load_setitems load_short_binbytes load_short_binstring "
    "load_short_binunicode load_stack_global load_stop load_string load_true load_tuple load_tuple1 load_tuple2 "
    "load_tuple3 load_unicode persistent_load pop_mark",
    "pprint.PrettyPrinter format isreadable isrecursive pformat pprint",
    "pprint._safe_key obj",
    "queue.Queue empty full get get_nowait join put put_nowait qsize shutdown task_done",
    "queue._PySimpleQueue empty get get_nowait put put_nowait qsize",
    "random.Random VERSION betavariate binomialvariate choice choices expovariate gammavariate gauss getstate "
    "lognormvariate normalvariate paretovariate randbytes randint randrange sample seed setstate shuffle triangular "
    "uniform vonmisesvariate weibullvariate",
    "random.SystemRandom getrandbits getstate randbytes random seed setstate",
    "re.Match end endpos expand group groupdict groups lastgroup lastindex pos re regs span start string",
    "re.Pattern findall finditer flags fullmatch groupindex groups match pattern scanner search split sub subn",
    "re.RegexFlag A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE NOFLAG S U UNICODE VERBOSE X",
    "re.Scanner scan",
    "reprlib.Repr repr repr1 repr_array repr_deque repr_dict repr_frozenset repr_instance repr_int repr_list "
    "repr_set repr_str repr_tuple",
    "sched.Event action argument kwargs priority sequence time",
    "sched.scheduler cancel empty enter enterabs queue run",
    "select.epoll close closed fileno fromfd modify poll register unregister",
    "selectors.BaseSelector close get_key get_map modify register select unregister",
    "selectors.EpollSelector close fileno select",
    "selectors.SelectSelector register select unregister",
    "selectors.SelectorKey data events fd fileobj",
    "selectors._BaseSelectorImpl close get_map modify register unregister",
    "selectors._PollLikeSelector modify register select unregister",
    "selectors._SelectorMapping get",
    "shutil.usage free total used",
    "signal.Handlers SIG_DFL SIG_IGN",
    "signal.Sigmasks SIG_BLOCK SIG_SETMASK SIG_UNBLOCK",
    "signal.Signals SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL "
    "SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP "
    "SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ",
    "signal.struct_siginfo n_fields n_sequence_fields n_unnamed_fields si_band si_code si_errno si_pid si_signo "
    "si_status si_uid",
    "socket.AddressFamily AF_ALG AF_APPLETALK AF_ASH AF_ATMPVC AF_ATMSVC AF_AX25 AF_BRIDGE AF_CAN AF_ECONET AF_INET "
    "AF_INET6 AF_IPX AF_IRDA AF_KEY AF_LLC AF_NETBEUI AF_NETLINK AF_NETROM AF_PACKET AF_PPPOX AF_QIPCRTR AF_RDS "
    "AF_ROSE AF_ROUTE AF_SECURITY AF_SNA AF_TIPC AF_UNIX AF_UNSPEC AF_VSOCK AF_WANPIPE AF_X25",
    "socket.AddressInfo AI_ADDRCONFIG AI_ALL AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_PASSIVE AI_V4MAPPED",
    "socket.MsgFlag MSG_CMSG_CLOEXEC MSG_CONFIRM MSG_CTRUNC MSG_DONTROUTE MSG_DONTWAIT MSG_EOR MSG_ERRQUEUE "
    "MSG_FASTOPEN MSG_MORE MSG_NOSIGNAL MSG_OOB MSG_PEEK MSG_TRUNC MSG_WAITALL",
    "socket.SocketIO close fileno mode name readable readinto seekable writable write",
    "socket.SocketKind SOCK_CLOEXEC SOCK_DGRAM SOCK_NONBLOCK SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_STREAM",
    "socket.socket accept close detach dup family get_inheritable makefile sendfile set_inheritable type",
    "socketserver.BaseRequestHandler finish handle setup",
    "socketserver.BaseServer close_request finish_request handle_error handle_request handle_timeout "
    "process_request serve_forever server_activate server_close service_actions shutdown shutdown_request timeout "
    "verify_request",
    "socketserver.DatagramRequestHandler finish setup",
    "socketserver.ForkingMixIn active_children block_on_close collect_children handle_timeout max_children "
    "process_request server_close service_actions timeout",
    "socketserver.StreamRequestHandler disable_nagle_algorithm finish rbufsize setup timeout wbufsize",
    "socketserver.TCPServer address_family allow_reuse_address allow_reuse_port close_request fileno get_request "
    "request_queue_size server_activate server_bind server_close shutdown_request socket_type",
    "socketserver.ThreadingMixIn block_on_close daemon_threads process_request process_request_thread server_close",
    "socketserver.UDPServer allow_reuse_address allow_reuse_port close_request get_request max_packet_size "
    "server_activate shutdown_request socket_type",
    "socketserver.UnixDatagramServer address_family",
    "socketserver.UnixStreamServer address_family",
    "socketserver._NoThreads append join",
    "socketserver._SocketWriter fileno writable write",
    "socketserver._Threads append join pop_all reap",
    "sqlite3.Blob close read seek tell write",
    "sqlite3.Connection DataError DatabaseError Error IntegrityError InterfaceError InternalError NotSupportedError "
    "OperationalError ProgrammingError Warning autocommit backup blobopen close commit create_aggregate "
    "create_collation create_function create_window_function cursor deserialize execute executemany executescript "
    "getconfig getlimit in_transaction interrupt isolation_level iterdump rollback row_factory serialize "
    "set_authorizer set_progress_handler set_trace_callback setconfig setlimit text_factory total_changes",
    "sqlite3.Cursor arraysize close connection description execute executemany executescript fetchall fetchmany "
    "fetchone lastrowid row_factory rowcount setinputsizes setoutputsize",
    "sqlite3.Row keys",
    "ssl.AlertDescription ALERT_DESCRIPTION_ACCESS_DENIED ALERT_DESCRIPTION_BAD_CERTIFICATE "
    "ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE "
    "ALERT_DESCRIPTION_BAD_RECORD_MAC ALERT_DESCRIPTION_CERTIFICATE_EXPIRED ALERT_DESCRIPTION_CERTIFICATE_REVOKED "
    "ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE "
    "ALERT_DESCRIPTION_CLOSE_NOTIFY ALERT_DESCRIPTION_DECODE_ERROR ALERT_DESCRIPTION_DECOMPRESSION_FAILURE "
    "ALERT_DESCRIPTION_DECRYPT_ERROR ALERT_DESCRIPTION_HANDSHAKE_FAILURE ALERT_DESCRIPTION_ILLEGAL_PARAMETER "
    "ALERT_DESCRIPTION_INSUFFICIENT_SECURITY ALERT_DESCRIPTION_INTERNAL_ERROR ALERT_DESCRIPTION_NO_RENEGOTIATION "
    "ALERT_DESCRIPTION_PROTOCOL_VERSION ALERT_DESCRIPTION_RECORD_OVERFLOW ALERT_DESCRIPTION_UNEXPECTED_MESSAGE "
    "ALERT_DESCRIPTION_UNKNOWN_CA ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY ALERT_DESCRIPTION_UNRECOGNIZED_NAME "
    "ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION "
    "ALERT_DESCRIPTION_USER_CANCELLED",
    "ssl.DefaultVerifyPaths cafile capath openssl_cafile openssl_cafile_env openssl_capath openssl_capath_env",
    "ssl.Options OP_ALL OP_CIPHER_SERVER_PREFERENCE OP_ENABLE_KTLS OP_ENABLE_MIDDLEBOX_COMPAT "
    "OP_IGNORE_UNEXPECTED_EOF OP_LEGACY_SERVER_CONNECT OP_NO_COMPRESSION OP_NO_RENEGOTIATION OP_NO_SSLv2 "
    "OP_NO_SSLv3 OP_NO_TICKET OP_NO_TLSv1 OP_NO_TLSv1_1 OP_NO_TLSv1_2 OP_NO_TLSv1_3 OP_SINGLE_DH_USE "
    "OP_SINGLE_ECDH_USE",
    "ssl.Purpose CLIENT_AUTH SERVER_AUTH",
    "ssl.SSLContext hostname_checks_common_name load_default_certs maximum_version minimum_version options protocol "
    "set_alpn_protocols set_npn_protocols set_servername_callback sslobject_class sslsocket_class verify_flags "
    "verify_mode wrap_bio wrap_socket",
    "ssl.SSLErrorNumber SSL_ERROR_EOF SSL_ERROR_INVALID_ERROR_CODE SSL_ERROR_SSL SSL_ERROR_SYSCALL "
    "SSL_ERROR_WANT_CONNECT SSL_ERROR_WANT_READ SSL_ERROR_WANT_WRITE SSL_ERROR_WANT_X509_LOOKUP "
    "SSL_ERROR_ZERO_RETURN",
    "ssl.SSLObject cipher compression context do_handshake get_channel_binding get_unverified_chain "
    "get_verified_chain getpeercert pending read selected_alpn_protocol selected_npn_protocol server_hostname "
    "server_side session session_reused shared_ciphers unwrap verify_client_post_handshake version write",
    "ssl.SSLSocket accept cipher compression connect connect_ex context do_handshake dup get_channel_binding "
    "get_unverified_chain get_verified_chain getpeercert pending read recv recv_into recvfrom recvfrom_into recvmsg "
    "recvmsg_into selected_alpn_protocol selected_npn_protocol send sendall sendfile sendmsg sendto session "
    "session_reused shared_ciphers shutdown unwrap verify_client_post_handshake version write",
    "ssl.TLSVersion MAXIMUM_SUPPORTED MINIMUM_SUPPORTED SSLv3 TLSv1 TLSv1_1 TLSv1_2 TLSv1_3",
    "ssl.VerifyFlags VERIFY_ALLOW_PROXY_CERTS VERIFY_CRL_CHECK_CHAIN VERIFY_CRL_CHECK_LEAF VERIFY_DEFAULT "
    "VERIFY_X509_PARTIAL_CHAIN VERIFY_X509_STRICT VERIFY_X509_TRUSTED_FIRST",
    "ssl.VerifyMode CERT_NONE CERT_OPTIONAL CERT_REQUIRED",
    "ssl._ASN1Object fromname fromnid",
    "ssl._SSLMethod PROTOCOL_SSLv23 PROTOCOL_TLS PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER PROTOCOL_TLSv1 "
    "PROTOCOL_TLSv1_1 PROTOCOL_TLSv1_2",
    "ssl._TLSAlertType ACCESS_DENIED BAD_CERTIFICATE BAD_CERTIFICATE_HASH_VALUE BAD_CERTIFICATE_STATUS_RESPONSE "
    "BAD_RECORD_MAC CERTIFICATE_EXPIRED CERTIFICATE_REQUIRED CERTIFICATE_REVOKED CERTIFICATE_UNKNOWN "
    "CERTIFICATE_UNOBTAINABLE CLOSE_NOTIFY DECODE_ERROR DECOMPRESSION_FAILURE DECRYPTION_FAILED DECRYPT_ERROR "
    "EXPORT_RESTRICTION HANDSHAKE_FAILURE ILLEGAL_PARAMETER INAPPROPRIATE_FALLBACK INSUFFICIENT_SECURITY "
    "INTERNAL_ERROR MISSING_EXTENSION NO_APPLICATION_PROTOCOL NO_CERTIFICATE NO_RENEGOTIATION PROTOCOL_VERSION "
    "RECORD_OVERFLOW UNEXPECTED_MESSAGE UNKNOWN_CA UNKNOWN_PSK_IDENTITY UNRECOGNIZED_NAME UNSUPPORTED_CERTIFICATE "
    "UNSUPPORTED_EXTENSION USER_CANCELED",
    "ssl._TLSContentType ALERT APPLICATION_DATA CHANGE_CIPHER_SPEC HANDSHAKE HEADER INNER_CONTENT_TYPE",
    "ssl._TLSMessageType CERTIFICATE CERTIFICATE_REQUEST CERTIFICATE_STATUS CERTIFICATE_URL CERTIFICATE_VERIFY "
    "CHANGE_CIPHER_SPEC CLIENT_HELLO CLIENT_KEY_EXCHANGE ENCRYPTED_EXTENSIONS END_OF_EARLY_DATA FINISHED "
    "HELLO_REQUEST HELLO_RETRY_REQUEST HELLO_VERIFY_REQUEST KEY_UPDATE MESSAGE_HASH NEWSESSION_TICKET NEXT_PROTO "
    "SERVER_DONE SERVER_HELLO SERVER_KEY_EXCHANGE SUPPLEMENTAL_DATA",
    "statistics.LinearRegression intercept slope",
    "statistics.NormalDist cdf from_samples inv_cdf mean median mode overlap pdf quantiles samples stdev variance "
    "zscore",
    "string.Formatter check_unused_args convert_field format format_field get_field get_value parse vformat",
    "string.Template braceidpattern delimiter flags get_identifiers idpattern is_valid pattern safe_substitute "
    "substitute",
    "subprocess.CalledProcessError stdout",
    "subprocess.CompletedProcess check_returncode",
    "subprocess.Popen communicate kill poll send_signal terminate universal_newlines wait",
    "subprocess.TimeoutExpired stdout",
    "subprocess._del_safe ECHILD WIFSTOPPED WNOHANG WSTOPSIG waitpid waitstatus_to_exitcode",
    "tempfile.SpooledTemporaryFile close closed detach encoding errors fileno flush isatty mode name newlines read "
    "read1 readable readinto readinto1 readline readlines rollover seek seekable tell truncate writable write "
    "writelines",
    "tempfile.TemporaryDirectory cleanup",
    "tempfile._RandomNameSequence characters rng",
    "tempfile._TemporaryFileCloser cleanup cleanup_called close close_called",
    "tempfile._TemporaryFileWrapper close",
    "textwrap.TextWrapper fill sentence_end_re unicode_whitespace_trans wordsep_re wordsep_simple_re wrap",
    "threading.Barrier abort broken n_waiting parties reset wait",
    "threading.BoundedSemaphore release",
    "threading.Condition notify notifyAll notify_all wait wait_for",
    "threading.Event clear isSet is_set set wait",
    "threading.Semaphore acquire release",
    "threading.Thread daemon getName ident isDaemon is_alive join name native_id run setDaemon setName start",
    "threading.Timer cancel run",
    "threading._DummyThread is_alive join",
    "threading._RLock acquire release",
    "time.struct_time n_fields n_sequence_fields n_unnamed_fields tm_gmtoff tm_hour tm_isdst tm_mday tm_min tm_mon "
    "tm_sec tm_wday tm_yday tm_year tm_zone",
    "timeit.Timer autorange print_exc repeat timeit",
    "tokenize.TokenInfo exact_type",
    "tokenize.Untokenizer add_whitespace compat escape_brackets untokenize",
    "traceback.FrameSummary colno end_colno end_lineno filename line lineno locals name",
    "traceback.StackSummary extract format format_frame_summary from_list",
    "traceback.TracebackException exc_type exc_type_str format format_exception_only from_exception print",
    "traceback._Anchors left_end_lineno left_end_offset primary_char right_start_lineno right_start_offset "
    "secondary_char",
    "traceback._ExceptionPrintContext emit indent",
    "types.DynamicClassAttribute deleter getter setter",
    "types._GeneratorWrapper close cr_await cr_code cr_frame cr_running gi_code gi_frame gi_running gi_yieldfrom "
    "send throw",
    "typing.BinaryIO write",
    "typing.IO close closed fileno flush isatty mode name read readable readline readlines seek seekable tell "
    "truncate writable write writelines",
    "typing.ParamSpec args has_default kwargs",
    "typing.TextIO buffer encoding errors line_buffering newlines",
    "typing.TypeVar has_default",
    "typing.TypeVarTuple has_default",
    "typing._AnnotatedAlias copy_with",
    "typing._CallableType copy_with",
    "typing._ConcatenateGenericAlias copy_with",
    "typing._GenericAlias copy_with",
    "typing._SpecialGenericAlias copy_with",
    "typing._UnionGenericAlias copy_with",
    "unittest.case.FunctionTestCase id runTest setUp shortDescription tearDown",
    "unittest.case.TestCase addClassCleanup addCleanup addTypeEqualityFunc assertAlmostEqual assertCountEqual "
    "assertDictEqual assertEqual assertFalse assertGreater assertGreaterEqual assertIn assertIs assertIsInstance "
    "assertIsNone assertIsNot assertIsNotNone assertLess assertLessEqual assertListEqual assertLogs "
    "assertMultiLineEqual assertNoLogs assertNotAlmostEqual assertNotEqual assertNotIn assertNotIsInstance "
    "assertNotRegex assertRaises assertRaisesRegex assertRegex assertSequenceEqual assertSetEqual assertTrue "
    "assertTupleEqual assertWarns assertWarnsRegex countTestCases debug defaultTestResult doClassCleanups "
    "doCleanups enterClassContext enterContext fail failureException id longMessage maxDiff run setUp setUpClass "
    "shortDescription skipTest subTest tearDown tearDownClass",
    "unittest.loader.TestLoader discover getTestCaseNames loadTestsFromModule loadTestsFromName loadTestsFromNames "
    "loadTestsFromTestCase sortTestMethodsUsing suiteClass testMethodPrefix testNamePatterns",
    "unittest.main.TestProgram buffer catchbreak createTests failfast module parseArgs progName runTests "
    "testNamePatterns verbosity warnings",
    "unittest.mock.AsyncMockMixin assert_any_await assert_awaited assert_awaited_once assert_awaited_once_with "
    "assert_awaited_with assert_has_awaits assert_not_awaited await_args await_args_list await_count reset_mock",
    "unittest.mock.MagicMock mock_add_spec reset_mock",
    "unittest.mock.MagicProxy create_mock",
    "unittest.mock.NonCallableMagicMock mock_add_spec",
    "unittest.mock.NonCallableMock assert_any_call assert_called assert_called_once assert_called_once_with "
    "assert_called_with assert_has_calls assert_not_called attach_mock call_args call_args_list call_count called "
    "configure_mock mock_add_spec mock_calls reset_mock return_value side_effect",
    "unittest.mock.ThreadingMixin DEFAULT_TIMEOUT reset_mock wait_until_any_call_with wait_until_called",
    "unittest.mock._Call args call_list kwargs",
    "unittest.mock._patch attribute_name copy decorate_async_callable decorate_callable decorate_class "
    "decoration_helper get_original start stop",
    "unittest.mock._patch_dict decorate_async_callable decorate_callable decorate_class start stop",
    "unittest.result.TestResult addDuration addError addExpectedFailure addFailure addSkip addSubTest addSuccess "
    "addUnexpectedSuccess printErrors startTest startTestRun stop stopTest stopTestRun wasSuccessful",
    "unittest.runner.TextTestResult addError addExpectedFailure addFailure addSkip addSubTest addSuccess "
    "addUnexpectedSuccess getDescription printErrorList printErrors separator1 separator2 startTest",
    "unittest.runner.TextTestRunner resultclass run",
    "unittest.suite.BaseTestSuite addTest addTests countTestCases debug run",
    "unittest.suite.TestSuite debug run",
    "urllib.error.HTTPError headers reason",
    "urllib.parse.DefragResult fragment url",
    "urllib.parse.DefragResultBytes geturl",
    "urllib.parse.ParseResult fragment netloc params path query scheme",
    "urllib.parse.ParseResultBytes geturl",
    "urllib.parse.SplitResult fragment netloc path query scheme",
    "urllib.parse.SplitResultBytes geturl",
    "urllib.parse._NetlocResultMixinBase hostname password port username",
    "urllib.parse._ResultMixinBytes decode",
    "urllib.parse._ResultMixinStr encode",
    "urllib.request.AbstractBasicAuthHandler http_error_auth_reqed http_request http_response https_request "
    "https_response retry_http_basic_auth rx",
    "urllib.request.AbstractDigestAuthHandler get_algorithm_impls get_authorization get_cnonce get_entity_digest "
    "http_error_auth_reqed reset_retry_count retry_http_digest_auth",
    "urllib.request.AbstractHTTPHandler do_open do_request_ set_http_debuglevel",
    "urllib.request.BaseHandler add_parent close handler_order",
    "urllib.request.CacheFTPHandler check_cache clear_cache connect_ftp setMaxConns setTimeout",
    "urllib.request.DataHandler data_open",
    "urllib.request.FTPHandler connect_ftp ftp_open",
    "urllib.request.FancyURLopener get_user_passwd http_error_301 http_error_302 http_error_303 http_error_307 "
    "http_error_308 http_error_401 http_error_407 http_error_default prompt_user_passwd redirect_internal "
    "retry_http_basic_auth retry_https_basic_auth retry_proxy_http_basic_auth retry_proxy_https_basic_auth",
    "urllib.request.FileHandler file_open get_names names open_local_file",
    "urllib.request.HTTPBasicAuthHandler auth_header http_error_401",
    "urllib.request.HTTPCookieProcessor http_request http_response https_request https_response",
    "urllib.request.HTTPDefaultErrorHandler http_error_default",
    "urllib.request.HTTPDigestAuthHandler auth_header handler_order http_error_401",
    "urllib.request.HTTPErrorProcessor handler_order http_response https_response",
    "urllib.request.HTTPHandler http_open http_request",
    "urllib.request.HTTPPasswordMgr add_password find_user_password is_suburi reduce_uri",
    "urllib.request.HTTPPasswordMgrWithDefaultRealm find_user_password",
    "urllib.request.HTTPPasswordMgrWithPriorAuth add_password is_authenticated update_authenticated",
    "urllib.request.HTTPRedirectHandler http_error_301 http_error_302 http_error_303 http_error_307 http_error_308 "
    "inf_msg max_redirections max_repeats redirect_request",
    "urllib.request.HTTPSHandler https_open https_request",
    "urllib.request.OpenerDirector add_handler close error open",
    "urllib.request.ProxyBasicAuthHandler auth_header http_error_407",
    "urllib.request.ProxyDigestAuthHandler auth_header handler_order http_error_407",
    "urllib.request.ProxyHandler handler_order proxy_open",
    "urllib.request.Request add_header add_unredirected_header data full_url get_full_url get_header get_method "
    "has_header has_proxy header_items remove_header set_proxy",
    "urllib.request.URLopener addheader cleanup close http_error http_error_default open open_data open_file "
    "open_ftp open_http open_https open_local_file open_unknown open_unknown_proxy retrieve version",
    "urllib.request.UnknownHandler unknown_open",
    "urllib.request.ftpwrapper close endtransfer file_close init real_close retrfile",
    "urllib.response.addclosehook close",
    "urllib.response.addinfo info",
    "urllib.response.addinfourl getcode geturl status",
    "uuid.SafeUUID safe unknown unsafe",
    "uuid.UUID bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields hex int is_safe node time "
    "time_hi_version time_low time_mid urn variant version",
    "weakref.KeyedRef key",
    "weakref.WeakKeyDictionary copy get items keyrefs keys pop popitem setdefault update values",
    "weakref.WeakValueDictionary copy get items itervaluerefs keys pop popitem setdefault update valuerefs values",
    "weakref.finalize alive atexit detach peek",
    "zlib._ZlibDecompressor decompress eof needs_input unused_data",
    "zoneinfo.ZoneInfo clear_cache dst from_file fromutc key no_cache tzname utcoffset",
};

#endif
