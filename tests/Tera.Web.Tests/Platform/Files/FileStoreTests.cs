using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Tera.Platform.Files;

public sealed class FileStoreTests : IDisposable
{
    private const long Limit = 1_000_000;
    private readonly ScratchDirectory _scratch = new();

    private FileStore Store() => new(Options.Create(new FilesOptions { Directory = _scratch.File("berkas") }));

    [Fact]
    public async Task Given_bytes_when_saved_then_they_lie_under_their_sha256_for_the_owner_only()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var store = Store();

        var result = await store.SaveAsync(new MemoryStream(bytes), Limit, default);

        Assert.True(result.Accepted(out var stored, out _));
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal((name, 300_000), (stored.Hash.ToString(), stored.Size));
        var path = Path.Combine(_scratch.File("berkas"), name[..2], name[2..4], name);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal("UserExecute, UserWrite, UserRead", File.GetUnixFileMode(Path.GetDirectoryName(path)!).ToString());
    }

    [Fact]
    public async Task Given_a_saved_file_when_the_same_bytes_come_again_then_there_is_still_one_file()
    {
        var store = Store();
        await store.SaveAsync(Content("sama"), Limit, default);

        var again = await store.SaveAsync(Content("sama"), Limit, default);

        Assert.True(again.Accepted(out var stored, out _));
        Assert.True(store.Exists(stored.Hash));
        Assert.Single(AllFiles());
    }

    [Fact]
    public async Task Given_many_saving_the_same_bytes_at_once_then_all_succeed_and_one_file_remains()
    {
        var store = Store();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.SaveAsync(Content("serentak"), Limit, default))));

        Assert.All(results, result => Assert.Null(result.Rejection));
        Assert.Single(AllFiles());
    }

    [Fact]
    public async Task Given_no_bytes_when_saved_then_it_is_refused_as_empty()
    {
        var result = await Store().SaveAsync(new MemoryStream(), Limit, default);

        Assert.Equal(FileRejections.Empty(), result.Rejection);
        Assert.Empty(AllFiles());
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task The_limit_itself_is_still_accepted(int size, bool accepted)
    {
        var result = await Store().SaveAsync(new MemoryStream(new byte[size]), 1000, default);

        Assert.Equal(accepted, result.Accepted(out _, out _));
    }

    [Fact]
    public async Task Given_a_stream_that_never_ends_when_saved_then_it_is_cut_and_nothing_remains()
    {
        var result = await Store().SaveAsync(new EndlessStream(), 5 * 1024 * 1024, default);

        Assert.Equal("platform.file.too-large", result.Rejection?.Code);
        Assert.Equal("5 MB", result.Rejection?.Args[0]);
        Assert.Empty(AllFiles());
    }

    [Fact]
    public async Task Given_a_stream_that_breaks_when_saved_then_nothing_remains()
    {
        await Assert.ThrowsAsync<IOException>(() => Store().SaveAsync(new BreakingStream(), Limit, default));

        Assert.Empty(AllFiles());
    }

    [Fact]
    public void Given_leftovers_of_a_crash_when_started_then_they_are_gone_but_a_file_being_written_stays()
    {
        Store();
        var incoming = Path.Combine(_scratch.File("berkas"), ".masuk");
        File.WriteAllText(Path.Combine(incoming, "sisa"), "separuh");
        using var writing = new FileStream(Path.Combine(incoming, "sedang"), FileMode.CreateNew, FileAccess.Write, FileShare.None);

        Store();

        Assert.Equal(["sedang"], Directory.EnumerateFiles(incoming).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Given_a_changed_byte_when_verified_then_the_file_is_damaged()
    {
        var store = Store();
        (await store.SaveAsync(Content("asli"), Limit, default)).Accepted(out var stored, out _);
        Assert.Equal(FileCondition.Intact, await store.VerifyAsync(stored!.Hash, default));

        await File.WriteAllTextAsync(store.PathOf(stored.Hash), "asla");

        Assert.Equal(FileCondition.Damaged, await store.VerifyAsync(stored.Hash, default));
    }

    [Fact]
    public async Task Given_a_truncated_file_when_its_bytes_come_again_then_it_is_whole_again()
    {
        var store = Store();
        (await store.SaveAsync(Content("utuh"), Limit, default)).Accepted(out var stored, out _);
        await File.WriteAllTextAsync(store.PathOf(stored!.Hash), "ut");

        await store.SaveAsync(Content("utuh"), Limit, default);

        Assert.Equal(FileCondition.Intact, await store.VerifyAsync(stored.Hash, default));
    }

    [Fact]
    public async Task Given_an_unknown_hash_then_it_is_missing_and_cannot_be_opened()
    {
        var store = Store();
        var unknown = FileHash.Of("tidak ada"u8);

        Assert.Null(store.OpenRead(unknown));
        Assert.False(store.Exists(unknown));
        Assert.Equal(FileCondition.Missing, await store.VerifyAsync(unknown, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public void A_hash_has_one_spelling(string other)
    {
        Assert.False(FileHash.TryParse(other, out _));
        Assert.True(FileHash.TryParse("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", out var hash));
        Assert.Equal(FileHash.Of("abc"u8), hash);
        Assert.Equal(hash, FileHash.FromBytes(hash.ToBytes()));
    }

    public void Dispose() => _scratch.Dispose();

    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));

    private IEnumerable<string> AllFiles() => Directory.EnumerateFiles(_scratch.File("berkas"), "*", SearchOption.AllDirectories);

    private class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }

    private sealed class BreakingStream : EndlessStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ < 3 ? new(buffer.Length) : throw new IOException("Sambungan putus.");
    }
}
