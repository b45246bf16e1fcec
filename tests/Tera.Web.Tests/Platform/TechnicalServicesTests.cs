using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Platform.Signing;

namespace Tera.Platform;

public sealed class TechnicalServicesTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    [Fact]
    public async Task Registered_together_they_can_be_asked_for_and_the_style_sheet_is_served()
    {
        await using var app = Build([]);
        app.MapPaper();

        await app.StartAsync();

        Assert.NotNull(app.Services.GetRequiredService<FileStore>());
        Assert.NotNull(app.Services.GetRequiredService<PaperRenderer>());
        Assert.NotNull(app.Services.GetRequiredService<PdfSignatureVerifier>());
        Assert.Equal([SigningKind.LocalCertificate, SigningKind.Bsre], app.Services.GetServices<IDocumentSigner>().Select(signer => signer.Kind));
        using var client = new System.Net.Http.HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var css = await client.GetAsync(PaperServices.ScreenStyles);
        Assert.Equal("text/css", css.Content.Headers.ContentType?.MediaType);
        Assert.Equal(PaperStyles.Screen, await css.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Paper:Renderers", "0")]
    [InlineData("Paper:TimeoutSeconds", "0")]
    [InlineData("Files:Directory", "")]
    [InlineData("Signing:AtOnce", "65")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value)
    {
        await using var app = Build(new() { [setting] = value });

        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains(setting.Split(':')[1], wrong.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private WebApplication Build(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddLogging();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Files:Directory"] = _scratch.File("berkas") });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddFiles().AddPaper().AddSigning();
        return builder.Build();
    }
}
