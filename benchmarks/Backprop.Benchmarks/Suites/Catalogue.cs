using Backprop.Benchmarks.Harness;

namespace Backprop.Benchmarks.Suites;

/// <summary>All programs, in the order of the table.</summary>
public static class Catalogue
{
    public static IReadOnlyList<ISuite> All { get; } =
    [
        new Price(), new BlackScholes(), new Newton(), new Rk4(),
        new Rosenbrock10(), new Rosenbrock10Checked(), new Rosenbrock1000(), new Rosenbrock100000(),
        new LlsqN1024M128(), new LseN10000(), new GmmD10K25(), new GmmD64K25(), new BaObservation(), new BaRows(), new LstmL2C1024(), new KMeansK100D16(),
        new MlpBatch1(), new MlpBatch100(), new Layers3(),
        new DetN8(), new DetSteps(), new TreeN1023(), new OdeN100S100(), new OdeSteps(), new HandTrackingC100(), new HandTrackingSteps(),
    ];
}
