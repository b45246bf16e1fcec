using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using Tera.Platform.Programs;

namespace Tera.Platform.Paper;

/// <summary>Turns a Razor component into HTML, and HTML into PDF/A-3b.</summary>
/// <remarks>
/// The printing program would fetch what a page points at, local files included. Nothing can: text is escaped by Razor,
/// <see cref="PaperGuard"/> refuses markup with any address to fetch, the base address is an empty directory and the proxy a dead one.
/// The same HTML gives the same bytes, thus the same hash: fonts get no time stamp and names no random part.
/// </remarks>
public sealed class PaperRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers, IOptions<PaperOptions> options) : IDisposable
{
    internal const string Purpose = "cetak";
    private const string PdfName = "dokumen.pdf";
    private const string NoProxyHere = "http://127.0.0.1:9";

    private static readonly ImmutableDictionary<string, string> Environment = new Dictionary<string, string>
    {
        ["SOURCE_DATE_EPOCH"] = "0",
        ["PYTHONHASHSEED"] = "0",
        ["http_proxy"] = NoProxyHere,
        ["https_proxy"] = NoProxyHere,
        ["ftp_proxy"] = NoProxyHere,
    }.ToImmutableDictionary();

    private readonly SemaphoreSlim _places = new(options.Value.Renderers);

    /// <summary>The component as HTML, with services of a scope of its own.</summary>
    public Task<string> RenderHtmlAsync<TComponent>(IReadOnlyDictionary<string, object?> parameters)
        where TComponent : IComponent => RenderHtmlAsync(typeof(TComponent), parameters);

    /// <summary>The component of that type as HTML, with services of a scope of its own.</summary>
    public async Task<string> RenderHtmlAsync(Type component, IReadOnlyDictionary<string, object?> parameters)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var view = ParameterView.FromDictionary(parameters.ToDictionary());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, view)).ToHtmlString());
    }

    /// <summary>The component, usually around a <see cref="PaperDocument"/>, as PDF.</summary>
    public async Task<byte[]> RenderPdfAsync<TComponent>(IReadOnlyDictionary<string, object?> parameters, CancellationToken ct)
        where TComponent : IComponent => await RenderPdfAsync(await RenderHtmlAsync<TComponent>(parameters), ct);

    /// <exception cref="PaperUnavailableException">The program is not installed.</exception>
    /// <exception cref="PaperFailedException">The program failed, or took longer than <see cref="PaperOptions.TimeoutSeconds"/>.</exception>
    /// <exception cref="UnsafePaperException">The page points at something outside itself.</exception>
    public async Task<byte[]> RenderPdfAsync(string html, CancellationToken ct)
    {
        PaperGuard.Check(html);
        await _places.WaitAsync(ct);
        try
        {
            return await PrintAsync(html, ct);
        }
        catch (ProgramMissingException missing)
        {
            throw new PaperUnavailableException(missing.Program, missing);
        }
        catch (ProgramTimeoutException late)
        {
            throw new PaperFailedException($"belum selesai setelah {options.Value.TimeoutSeconds} detik.", late);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<byte[]> PrintAsync(string html, CancellationToken ct)
    {
        using var directory = PrivateDirectory.Create(Purpose);
        var outside = Directory.CreateDirectory(directory.File("kosong")).FullName;
        var pdf = directory.File(PdfName);
        var outcome = await ExternalProgram.RunAsync(
            new ProgramCall(
                options.Value.Program,
                ["--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/a-3b", "--base-url", $"file://{outside}/", "-", pdf])
            {
                WorkingDirectory = outside,
                Input = Encoding.UTF8.GetBytes(html),
                TimeLimit = TimeSpan.FromSeconds(options.Value.TimeoutSeconds),
                MemoryLimit = options.Value.MemoryMegabytes * 1024L * 1024L,
                IsUnhurried = true,
                Environment = Environment,
            },
            ct);
        return outcome.Succeeded && File.Exists(pdf)
            ? await File.ReadAllBytesAsync(pdf, ct)
            : throw new PaperFailedException($"{options.Value.Program} berhenti dengan kode {outcome.ExitCode}.");
    }
}
