using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Procedures.Watch;

/// <summary>A scope for each piece of work in a region, as a request has one, so that one piece that fails leaves nothing behind for the next.</summary>
public sealed class RegionRound(IServiceScopeFactory scopes)
{
    public async Task<T> InAsync<T>(RegionId region, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(region);
        return await work(scope.ServiceProvider);
    }
}
