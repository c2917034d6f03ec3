"""Tests in order, with what is set up once for a class or a module."""

import sys

from . import case

__unittest = True


class _ErrorHolder:
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.description

    def run(self, result):
        pass

    def countTestCases(self):
        return 0

    __call__ = run


class BaseTestSuite:
    """A simple test suite that doesn't provide class or module shared fixtures."""

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{case.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result, debug=False):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A test suite is a composite test consisting of a number of TestCases."""

    def run(self, result, debug=False):
        top = not getattr(result, "_testRunEntered", False)
        if top:
            result._testRunEntered = True
        for test in self:
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._leave_class(test, result)
                self._enter_module(test, result)
                self._enter_class(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            test(result)
        if top:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _report(self, result, info, name, parent):
        holder = _ErrorHolder(f"{name} ({parent})")
        if isinstance(info[1], case.SkipTest):
            result.addSkip(holder, str(info[1]))
        else:
            result.addError(holder, info)

    def _enter_class(self, test, result):
        cls = test.__class__
        if cls is getattr(result, "_previousTestClass", None) or getattr(result, "_moduleSetUpFailed", False):
            return
        if getattr(cls, "__unittest_skip__", False) or not hasattr(cls, "setUpClass"):
            return
        cls._classSetupFailed = False
        try:
            cls.setUpClass()
        except Exception:
            cls._classSetupFailed = True
            self._report(result, sys.exc_info(), "setUpClass", case.strclass(cls))
            self._clean_class(cls, result, "setUpClass")

    def _clean_class(self, cls, result, name):
        cls.doClassCleanups()
        for info in cls.tearDown_exceptions:
            self._report(result, info, name, case.strclass(cls))

    def _leave_class(self, test, result):
        cls = getattr(result, "_previousTestClass", None)
        if cls is None or (test is not None and test.__class__ is cls):
            return
        if getattr(cls, "_classSetupFailed", False) or getattr(cls, "__unittest_skip__", False):
            return
        if hasattr(cls, "tearDownClass"):
            try:
                cls.tearDownClass()
            except Exception:
                self._report(result, sys.exc_info(), "tearDownClass", case.strclass(cls))
            self._clean_class(cls, result, "tearDownClass")

    def _enter_module(self, test, result):
        name = test.__class__.__module__
        previous = getattr(result, "_previousTestClass", None)
        if previous is not None and previous.__module__ == name:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(name), "setUpModule", None)
        if set_up is not None:
            try:
                set_up()
            except Exception:
                result._moduleSetUpFailed = True
                self._report(result, sys.exc_info(), "setUpModule", name)

    def _leave_module(self, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is None or getattr(result, "_moduleSetUpFailed", False):
            return
        module = sys.modules.get(previous.__module__)
        try:
            tear_down = getattr(module, "tearDownModule", None)
            if tear_down is not None:
                tear_down()
            case.doModuleCleanups()
        except Exception:
            self._report(result, sys.exc_info(), "tearDownModule", previous.__module__)
