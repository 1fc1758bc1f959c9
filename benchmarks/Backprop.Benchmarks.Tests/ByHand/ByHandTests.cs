using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Suites;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Tests.ByHand;

/// <summary>Each adjoint by hand against central differences of its objective, into buffers that held something else.</summary>
public class ByHandTests
{
    private readonly Draw _draw = new(5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Rosenbrock_agrees(int n)
    {
        var x = _draw.Numbers(n, 2);
        var dX = Draw.Dirty(n);
        RosenbrockByHand.ObjectiveGradient(x, dX);
        Differences.Agree(() => Rosenbrock.Objective(x), x, dX);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(7, 10)]
    public void Llsq_agrees(int m, int n)
    {
        var x = _draw.Numbers(m);
        var dX = Draw.Dirty(m);
        LlsqByHand.ObjectiveGradient(x, n, dX);
        Differences.Agree(() => Llsq.Objective(x, n), x, dX);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Lse_agrees(int n)
    {
        var x = _draw.Numbers(n, 3);
        var dX = Draw.Dirty(n);
        LseByHand.ObjectiveGradient(x, dX);
        Differences.Agree(() => Lse.Objective(x), x, dX);
    }

    [Theory]
    [InlineData(1, 1, 1, 0, 1)]
    [InlineData(2, 3, 7, 0, 1)]
    [InlineData(5, 4, 6, 2, 0.7)]
    public void Gmm_agrees(int d, int k, int n, int m, double gamma)
    {
        var x = _draw.Numbers(n * d);
        var (alpha, mu, q, l) = (_draw.Numbers(k), _draw.Numbers(k * d), _draw.Numbers(k * d), _draw.Numbers(k * d * (d - 1) / 2));
        var (dAlpha, dMu, dQ, dL) = (Draw.Dirty(k), Draw.Dirty(mu.Length), Draw.Dirty(q.Length), Draw.Dirty(l.Length));
        GmmByHand.ObjectiveGradient(alpha, mu, q, l, x, d, k, n, gamma, m, dAlpha, dMu, dQ, dL);
        double Primal() => Gmm.Objective(alpha, mu, q, l, x, d, k, n, gamma, m);
        Differences.Agree(Primal, alpha, dAlpha);
        Differences.Agree(Primal, mu, dMu);
        Differences.Agree(Primal, q, dQ);
        if (l.Length > 0)
            Differences.Agree(Primal, l, dL);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Bundle_adjustment_agrees(int residual)
    {
        double[] cam = [0.3, -0.2, 0.5, .. _draw.Numbers(3), 2, .. _draw.Numbers(4, 0.3)];
        double[] x = [0.4, -0.3, 4];
        double[] w = [0.8];
        var feat = _draw.Numbers(2);
        var error = new double[2];
        double[][] rows = [Draw.Dirty(15), Draw.Dirty(15)];
        BundleAdjustmentByHand.ReprojectionErrorJacobian(cam, x, w[0], feat, error, rows[0], rows[1]);
        var row = rows[residual];
        Assert.Equal(Primal(), error[residual], 1e-14);
        Differences.Agree(Primal, cam, row.AsSpan(0, 11));
        Differences.Agree(Primal, x, row.AsSpan(11, 3));
        Differences.Agree(Primal, w, row.AsSpan(14, 1));

        double Primal()
        {
            var errors = new double[2];
            BundleAdjustment.ReprojectionError(cam, x, w[0], feat, errors);
            return errors[residual];
        }
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(3, 6, 4)]
    public void Lstm_agrees(int layers, int characters, int b)
    {
        var (main, extra) = (_draw.Numbers(8 * layers * b), _draw.Numbers(3 * b));
        var (state, sequence) = (_draw.Numbers(2 * layers * b), _draw.Numbers(characters * b));
        var (dMain, dExtra) = (Draw.Dirty(main.Length), Draw.Dirty(extra.Length));
        LstmByHand.ObjectiveGradient(main, extra, state, sequence, layers, characters, b, dMain, dExtra);
        double Primal() => Lstm.Objective(main, extra, state, sequence, layers, characters, b);
        Differences.Agree(Primal, main, dMain);
        Differences.Agree(Primal, extra, dExtra);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(20, 3, 4)]
    [InlineData(20, 3, 5)]
    public void KMeans_agrees(int n, int k, int d)
    {
        var (points, centroids) = (_draw.Numbers(n * d), _draw.Numbers(k * d));
        var dCentroids = Draw.Dirty(k * d);
        KMeansByHand.CostGradient(points, centroids, n, k, d, dCentroids);
        Differences.Agree(() => KMeans.Cost(points, centroids, n, k, d), centroids, dCentroids);
    }

    [Theory]
    [InlineData(1, 3, 2, 2)]
    [InlineData(4, 7, 5, 3)]
    public void Mlp_agrees(int batch, int inputs, int hidden, int outputs)
    {
        var (w1, b1) = (_draw.Numbers(hidden * inputs), _draw.Numbers(hidden));
        var (w2, b2) = (_draw.Numbers(outputs * hidden), _draw.Numbers(outputs));
        var (images, labels) = (_draw.Numbers(batch * inputs), _draw.Classes(batch, outputs));
        var (dW1, dB1, dW2, dB2) = (Draw.Dirty(w1.Length), Draw.Dirty(hidden), Draw.Dirty(w2.Length), Draw.Dirty(outputs));
        MlpByHand.LossGradient(w1, b1, w2, b2, images, labels, dW1, dB1, dW2, dB2);
        double Primal() => Mlp.Loss(w1, b1, w2, b2, images, labels);
        Differences.Agree(Primal, w1, dW1);
        Differences.Agree(Primal, b1, dB1);
        Differences.Agree(Primal, w2, dW2);
        Differences.Agree(Primal, b2, dB2);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(5, 7, 4, 3)]
    public void Layers_agree(int inputs, int first, int second, int outputs)
    {
        Layers Of(Func<int, double[]> make) => new() { W1 = make(first * inputs), B1 = make(first), W2 = make(second * first), B2 = make(second), W3 = make(outputs * second), B3 = make(outputs) };
        var (layers, gradient) = (Of(n => _draw.Numbers(n)), Of(Draw.Dirty));
        var (input, target) = (_draw.Numbers(inputs), _draw.Numbers(outputs));
        LayersByHand.LossGradient(layers, input, target, gradient);
        double Primal() => layers.Loss(input, target);
        Differences.Agree(Primal, layers.W1, gradient.W1);
        Differences.Agree(Primal, layers.B1, gradient.B1);
        Differences.Agree(Primal, layers.W2, gradient.W2);
        Differences.Agree(Primal, layers.B2, gradient.B2);
        Differences.Agree(Primal, layers.W3, gradient.W3);
        Differences.Agree(Primal, layers.B3, gradient.B3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Det_agrees(int size)
    {
        var a = _draw.Numbers(size * size);
        var dA = Draw.Dirty(a.Length);
        DetByHand.ObjectiveGradient(a, size, dA);
        Differences.Agree(() => Det.Objective(a, size), a, dA);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(4, 1)]
    [InlineData(9, 5)]
    public void Ode_agrees(int n, int steps)
    {
        var x = _draw.Numbers(n, 3);
        var dX = Draw.Dirty(n);
        OdeByHand.ObjectiveGradient(x, steps, dX);
        Differences.Agree(() => Ode.Objective(x, steps), x, dX);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(21)]
    public void Tree_agrees(int nodes)
    {
        var weights = _draw.Numbers(nodes);
        double[] x = [0.7];
        var dWeights = Draw.Dirty(nodes);
        double[] dX = [TreeByHand.ObjectiveGradient(weights, x[0], dWeights)];
        Differences.Agree(() => Tree.Objective(weights, x[0]), weights, dWeights);
        Differences.Agree(() => Tree.Objective(weights, x[0]), x, dX);
    }

    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(true, true, 1e-5)]
    public void Hand_tracking_agrees(bool onTriangles, bool mirrored, double turn)
    {
        const int vertices = 12, triangles = 7, measured = 5;
        var model = Hands.Draw(new Random(6), vertices, triangles, mirrored);
        var correspondences = Hands.Indices(new Random(7), measured, onTriangles ? triangles : vertices);
        double[] theta = [.. _draw.Numbers(3, turn), .. _draw.Numbers(HandTracking.PoseSize - 3)];
        var us = _draw.Numbers(onTriangles ? 2 * measured : 0);
        var points = _draw.Numbers(3 * measured);
        foreach (HandTrackingProgram.ErrorsGradient byHand in (HandTrackingProgram.ErrorsGradient[])[HandTrackingByHand.ErrorsGradient, HandTrackingStepByStep.ErrorsGradient])
        {
            var errors = Draw.Dirty(points.Length);
            var (dTheta, dUs) = (Draw.Dirty(theta.Length), Draw.Dirty(us.Length));
            byHand(theta, us, model, correspondences, points, errors, dTheta, dUs);
            Differences.Agree(Primal, theta, dTheta);
            if (onTriangles)
                Differences.Agree(Primal, us, dUs);
        }

        double Primal()
        {
            var here = new double[points.Length];
            HandTracking.Errors(theta, us, model, correspondences, points, here);
            return 0.5 * here.Sum(error => error * error);
        }
    }
}
