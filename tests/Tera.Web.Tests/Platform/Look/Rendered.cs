using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Layout;

namespace Tera.Platform.Look;

/// <summary>Components rendered as the server renders them, read back as a browser would.</summary>
internal static class Rendered
{
    internal static async Task<IHtmlDocument> Html<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var services = new ServiceCollection().AddLogging().AddLayout();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
            return (await renderer.RenderComponentAsync<T>(view)).ToHtmlString();
        });
        return new HtmlParser().ParseDocument(html);
    }

    internal static RenderFragment Words(string text) => builder => builder.AddContent(0, text);
}
