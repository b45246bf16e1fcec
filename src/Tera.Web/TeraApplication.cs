using Microsoft.AspNetCore.DataProtection;
using Tera.Documents;
using Tera.Measurement;
using Tera.Organisation;
using Tera.Planning;
using Tera.Platform.Assets;
using Tera.Platform.Cluster;
using Tera.Platform.Data;
using Tera.Platform.Errors;
using Tera.Platform.Esr;
using Tera.Platform.Files;
using Tera.Platform.Guide;
using Tera.Platform.Health;
using Tera.Platform.Layout;
using Tera.Platform.Mail;
using Tera.Platform.Outbox;
using Tera.Platform.Paper;
using Tera.Platform.Security;
using Tera.Platform.Signing;
using Tera.Platform.Texts;
using Tera.Platform;
using Tera.Procedures;
using Tera.Reporting;

namespace Tera;

/// <summary>Puts the web application together from its modules. Starting it, and having a database for it, is the caller's.</summary>
public static class TeraApplication
{
    private const int MostFormValues = 10_000;

    /// <param name="args">Host settings, <c>--Key=Value</c>.</param>
    /// <param name="connections">A database whose schema is up to date.</param>
    /// <param name="data">Where keys and files are kept.</param>
    /// <param name="adjust">For tests: replaces what stands at the edge of the program, such as the clock.</param>
    public static WebApplication Build(
        string[] args, ClusterConnections connections, DataDirectory data, Action<IServiceCollection>? adjust = null)
    {
        // Settings and assets lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();

        // Standard output belongs to a verb's answer; what operators read goes beside it.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        data.Create();
        builder.Services.AddSingleton(connections);
        builder.Services.AddSingleton(data);
        builder.Services.AddDataProtection().SetApplicationName("Tera").PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
        builder.Services.AddHealth();
        builder.Services.AddData(connections.Application);
        builder.Services.AddSingleton<Sentences>();
        builder.Services.AddSingleton<GuideLibrary>();
        builder.Services.AddLayout();
        builder.Configuration["Files:Directory"] ??= Path.Combine(data.Path, "berkas");
        builder.Services.AddPublicAddress().AddFiles().AddPaper().AddSigning().AddOutbox().AddMail().AddEsr();
        builder.Services.AddOrganisation();
        builder.Services.AddProcedures();
        builder.Services.AddDocuments();
        builder.Services.AddPlanning();
        builder.Services.AddMeasurement();
        builder.Services.AddReporting();
        builder.Services.AddAntiforgery();
        // A sheet or a review of 500 rows sends some ten fields a row.
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.ValueCountLimit = MostFormValues);
        builder.Services.AddRazorComponents();
        adjust?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseTeraErrorPages();
        app.UseRouting();
        app.UseRoomForFiles();
        app.UseOrganisation();
        app.UseAntiforgery();
        app.UseProcedures();
        app.UseOrganisationFrame();
        app.MapHealth();
        app.MapTeraAssets();
        app.MapPaper().AllowAnonymous();
        app.MapOrganisation();
        app.MapProcedures();
        app.MapDocuments();
        app.MapPlanning();
        app.MapMeasurement();
        app.MapRazorComponents<App>().GuardOrganisation();
        return app;
    }
}
