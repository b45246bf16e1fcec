using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tera.Platform.Programs;

namespace Tera.Platform.Signing;

/// <summary>Makes key stores, a bounded number at a time.</summary>
public sealed class NssStores(IOptions<SigningOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.AtOnce);

    internal int TimeoutSeconds => options.Value.TimeoutSeconds;

    /// <summary>Waits for a place, makes a store, hands it over, and wipes it whatever happens.</summary>
    internal async Task<T> UseAsync<T>(Func<NssStore, Task<T>> use, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            using var store = new NssStore(options.Value);
            await store.InitialiseAsync(ct);
            return await use(store);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}

/// <summary>
/// A key store of the NSS library that lives for one signature or one verification, in memory, for this user only. Its password is
/// random and opens nothing else: the signing program takes it on its command line, where others on the machine may read it.
/// </summary>
internal sealed class NssStore(SigningOptions options) : IDisposable
{
    public const string Purpose = "tandatangan";

    /// <summary>Under which the key of the signer is found in the store.</summary>
    public const string SignerNickname = "penandatangan";

    private const long MemoryLimit = 1024L * 1024 * 1024;
    private readonly PrivateDirectory _directory = PrivateDirectory.Create(Purpose);

    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private string Database => $"sql:{_directory.FullPath}";

    private string PasswordFile => _directory.File("sandi");

    public async Task InitialiseAsync(CancellationToken ct)
    {
        await File.WriteAllTextAsync(PasswordFile, Password, ct);
        await MustSucceedAsync("certutil", ["-N", "-d", Database, "-f", PasswordFile], ct);
    }

    /// <summary>The certificate first, for it brings the name; the key that follows finds it there.</summary>
    /// <param name="certificate">In DER.</param>
    /// <param name="pkcs12">Sealed with <see cref="Password"/>.</param>
    public async Task ImportKeyAsync(byte[] certificate, byte[] pkcs12, CancellationToken ct)
    {
        await AddAsync(certificate, SignerNickname, ",,", ct);
        var path = _directory.File("kunci.p12");
        await File.WriteAllBytesAsync(path, pkcs12, ct);
        await MustSucceedAsync("pk12util", ["-i", path, "-d", Database, "-k", PasswordFile, "-w", PasswordFile], ct);
    }

    /// <param name="authority">A certificate in DER.</param>
    public Task TrustAsync(ReadOnlyMemory<byte> authority, string nickname, CancellationToken ct) =>
        AddAsync(authority, nickname, "C,C,C", ct);

    /// <summary>Null when the program did not write a signed file; whether the signature holds is for the verifier to say.</summary>
    public async Task<(ProgramOutcome Outcome, byte[]? Signed)> SignAsync(ReadOnlyMemory<byte> pdf, string? reason, CancellationToken ct)
    {
        var (source, target) = (_directory.File("masuk.pdf"), _directory.File("keluar.pdf"));
        await File.WriteAllBytesAsync(source, pdf, ct);
        List<string> arguments = ["-nssdir", Database, "-nss-pwd", Password, "-add-signature", "-nick", SignerNickname];
        if (reason is not null)
        {
            arguments.AddRange(["-reason", reason]);
        }
        var outcome = await RunAsync(options.Program, [.. arguments, source, target], ct);
        var signed = outcome.Succeeded && File.Exists(target) ? await File.ReadAllBytesAsync(target, ct) : null;
        return (outcome, signed);
    }

    /// <remarks>
    /// The program asks the network about revocation only for certificates that lead to an authority we trust and that name a
    /// service for it (tried); those of <see cref="LocalCertificateAuthority"/> name none. Its switch against asking is not used: in
    /// Poppler 22.12 it spoils the judgement of every certificate (tried).
    /// </remarks>
    public async Task<ProgramOutcome> ReportAsync(ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        var path = _directory.File("periksa.pdf");
        await File.WriteAllBytesAsync(path, pdf, ct);
        return await RunAsync(options.Program, ["-nssdir", Database, "-nss-pwd", Password, path], ct);
    }

    public void Dispose() => _directory.Dispose();

    private async Task AddAsync(ReadOnlyMemory<byte> certificate, string nickname, string trust, CancellationToken ct)
    {
        var path = _directory.File("sertifikat.der");
        await File.WriteAllBytesAsync(path, certificate, ct);
        await MustSucceedAsync("certutil", ["-A", "-d", Database, "-f", PasswordFile, "-n", nickname, "-t", trust, "-i", path], ct);
    }

    private async Task MustSucceedAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var outcome = await RunAsync(program, arguments, ct);
        if (!outcome.Succeeded)
        {
            throw new SigningProgramException(program, outcome.ExitCode);
        }
    }

    private Task<ProgramOutcome> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct) =>
        ExternalProgram.RunAsync(
            new ProgramCall(program, arguments)
            {
                WorkingDirectory = _directory.FullPath,
                TimeLimit = TimeSpan.FromSeconds(options.TimeoutSeconds),
                MemoryLimit = MemoryLimit,
            },
            ct);
}

/// <summary>A program of the key store refused what it never should. Tells its exit code, not its words: they may name the signer.</summary>
public sealed class SigningProgramException(string program, int exitCode)
    : Exception($"Program \"{program}\" berhenti dengan kode {exitCode}.")
{
    public string Stage { get; } = $"{program}-{exitCode}";
}
