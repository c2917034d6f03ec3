import unittest, asyncio
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("class up")
    @classmethod
    def tearDownClass(cls): print("class down")
    def setUp(self): self.addCleanup(print, "clean")
    def test_ok(self):
        "a doc"
        self.assertEqual(1, 1); self.assertIn(1, [1]); self.assertAlmostEqual(0.1+0.2, 0.3)
        with self.assertRaises(ValueError) as cm: int("x")
        self.assertEqual(str(cm.exception), "invalid literal for int() with base 10: 'x'")
        with self.assertRaisesRegex(ValueError, "inv.*"): int("x")
    def test_fail(self): self.assertEqual([1,2], [1,3], "why")
    def test_err(self): 1/0
    @unittest.skip("later")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.assertTrue(False)
    @unittest.expectedFailure
    def test_us(self): pass
    def test_str(self): self.assertEqual("abc\ndef", "abc\ndeg")
    def test_dict(self): self.assertEqual({"a": 1}, {"a": 2})
    def test_set(self): self.assertEqual({1}, {2})
    def test_raises(self):
        with self.assertRaises(KeyError): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
    def test_logs(self):
        import logging
        with self.assertLogs("x", "INFO") as cm: logging.getLogger("x").info("hey")
        self.assertEqual(cm.output, ["INFO:x:hey"])
    def test_count(self): self.assertCountEqual([1,2,2],[2,1])
    def test_ins(self): self.assertIsInstance(3, str)
class A(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.q = asyncio.Queue(); print("aset")
    async def asyncTearDown(self): print("adown")
    async def test_q(self):
        await self.q.put(1); self.assertEqual(await self.q.get(), 1); await asyncio.sleep(1)
    async def test_bad(self):
        await asyncio.sleep(0.5); self.assertEqual(1, 2)
    async def test_timeout(self):
        with self.assertRaises(asyncio.TimeoutError): await asyncio.wait_for(asyncio.sleep(5), 0.1)
if __name__ == "__main__":
    unittest.main(argv=["x", "-v"])
