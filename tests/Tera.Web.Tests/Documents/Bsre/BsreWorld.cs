using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tera.Platform.Signing;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Documents.Bsre;

/// <summary>An office that signs through the stand-in, with everything it logs.</summary>
internal sealed class BsreWorld : IAsyncDisposable
{
    private BsreWorld(DocumentsWorld documents, BsreStandIn service, Said said) => (Documents, Service, Said) = (documents, service, said);

    /// <summary>Seconds the service is waited for: time enough to sign on a machine that does other work beside, short enough to wait for silence.</summary>
    private const int Patience = 20;

    public DocumentsWorld Documents { get; }

    public BsreStandIn Service { get; }

    public Said Said { get; }

    public static async Task<BsreWorld> CreateAsync(BsreProtocolVersion protocol, string? application = null, SigningOptions? programs = null)
    {
        var said = new Said();
        var documents = await DocumentsWorld.CreateAsync(services =>
        {
            services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
            if (programs is not null)
            {
                services.AddSingleton(Options.Create(programs));
            }

            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(said));
        });
        var service = await BsreStandIn.StartAsync();
        await using var session = documents.Session();
        var seal = session.Get<SigningSeal>();
        var row = new SigningServiceRow { Id = Guid.CreateVersion7() };
        row.Settle(
            enabled: true, Sample.Of(BsreService.Of(service.Address, protocol, application ?? BsreStandIn.Application, BsreStandIn.Secret, Patience)), seal.Seal(BsreStandIn.Secret));
        var identity = new SigningIdentity { Id = Guid.CreateVersion7(), PersonId = documents.Holder(SignedSop.Head) };
        identity.Note(seal.Seal(BsreStandIn.Nik), "•0001", documents.Database.Clock.Now);
        session.Db.AddRange(row, identity);
        await session.Db.SaveChangesAsync();
        return new(documents, service, said);
    }

    /// <summary>A run whose document waits for the signature.</summary>
    public async Task<RunId> WaitingAsync()
    {
        var run = await Documents.PreparedAsync();
        DocumentsWorld.Accept(await Documents.InitialAsync(run));
        return run;
    }

    public async Task<PanelOutcome> SignAsync(RunId run, string passphrase = BsreStandIn.Passphrase, string code = "") =>
        await Documents.PostAsync(run, await Documents.FormAsync(run, ("Frasa", passphrase), ("KodeSekaliPakai", code), ("Dibaca", "true")));

    public async Task<PanelOutcome> SettleAsync(RunId run, string action, (string Name, string Value)? field = null, byte[]? file = null)
    {
        (string Name, string Value)[] fields = field is { } one ? [("Aksi", action), one] : [("Aksi", action)];
        var files = new FormFileCollection();
        if (file is not null)
        {
            files.Add(new FormFile(new MemoryStream(file), 0, file.Length, AttemptSettling.FileField, "hasil.pdf"));
        }

        return await Documents.PostAsync(run, DocumentsWorld.Form(fields, files));
    }

    public async Task<SigningAttempt> AttemptAsync()
    {
        await using var session = Documents.Session();
        return await session.Db.Set<SigningAttempt>().AsNoTracking().OrderBy(row => row.SentAt).LastAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Documents.DisposeAsync();
    }
}

/// <summary>Keeps every word that is logged.</summary>
internal sealed class Said : ILoggerProvider, ILogger
{
    private readonly List<string> _words = [];

    public string All
    {
        get
        {
            lock (_words)
            {
                return string.Join('\n', _words);
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_words)
        {
            _words.Add($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose() { }
}
